// The filters of the ledger, the timeline and the references. What is chosen stands in the address, ids as
// values and several with a comma, so that a selection can be linked, printed and gone back to. Without
// this script everything is shown.

"use strict"

{
  const form = document.querySelector(".filters")
  const controls = [...form.elements].filter(one => one.name)
  const names = [...new Set(controls.map(one => one.name))]
  const entries = [...document.querySelectorAll(".entry")]
  const points = [...document.querySelectorAll(".point")]
  const headings = [...document.querySelectorAll("article h2[id]")]
  const { noun } = form.dataset

  // ---- What is chosen: for each filter its values ----

  let chosen = {}
  const choices = name => [...form.querySelectorAll(`select[name=${name}] option[value]:not([value=""]), input[type=checkbox][name=${name}]`)]
  const known = Object.fromEntries(names.map(name => [name, new Set(choices(name).map(one => one.value))]))

  // An address may hold what this edition does not know; it is left out, of the address too.
  function read() {
    const address = new URLSearchParams(location.search)
    const values = name => (address.get(name) ?? "").split(",").filter(value => known[name].has(value))
    chosen = Object.fromEntries(names.map(name => [name, name === "text" ? [address.get(name)?.trim()].filter(Boolean) : values(name)]))
  }

  function addressOf(hash) {
    const others = [...new URLSearchParams(location.search)].filter(([name]) => !names.includes(name))
    const ours = names.filter(name => chosen[name].length).map(name => [name, chosen[name]])
    const query = [...others.map(([name, value]) => [name, [value]]), ...ours]
      .map(([name, values]) => `${encodeURIComponent(name)}=${values.map(encodeURIComponent).join(",")}`)
    return `${location.pathname}${query.length ? `?${query.join("&")}` : ""}${hash}`
  }

  // ---- Which entries that leaves ----

  const bare = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  const texts = new Map()
  const textOf = entry => texts.get(entry) ?? texts.set(entry, bare(entry.textContent)).get(entry)
  const has = (entry, name, value) => name === "text"
    ? bare(value).split(/\s+/).every(word => textOf(entry).includes(word))
    : entry.dataset[name]?.split(" ").includes(value) ?? false
  const fits = (entry, name) => !chosen[name].length || chosen[name].some(value => has(entry, name, value))
  const within = left => entries.filter(entry => names.every(name => name === left || fits(entry, name)))

  function entriesBelow(heading) {
    const found = []
    for (let next = heading.nextElementSibling; next && !next.matches("h2"); next = next.nextElementSibling) {
      found.push(...next.querySelectorAll(".entry"))
    }
    return found
  }
  const sections = headings.map(heading => [heading, entriesBelow(heading)]).filter(([, below]) => below.length)

  // ---- What is shown: entries, their headings and points, the counts ----

  function count(name) {
    const left = within(name)
    const counted = new Map([...known[name]].map(value => [value, left.filter(entry => has(entry, name, value)).length]))
    const all = form.querySelector(`[data-all=${name}]`)
    if (all) {
      all.querySelector(".count").textContent = left.length
      all.setAttribute("aria-pressed", !chosen[name].length)
    }
    for (const box of form.querySelectorAll(`input[type=checkbox][name=${name}]`)) {
      box.checked = chosen[name].includes(box.value)
      box.parentElement.querySelector(".count").textContent = counted.get(box.value)
      box.parentElement.classList.toggle("none", !counted.get(box.value))
    }
    const list = form.querySelector(`select[name=${name}]`)
    if (!list) return
    list.querySelector(".several")?.remove()
    for (const option of list.options) {
      if (option.value) option.text = `${option.dataset.words} (${counted.get(option.value)})`
    }
    if (chosen[name].length > 1) {
      const several = new Option(`${chosen[name].length} chosen`, chosen[name].join(","), true, true)
      several.className = "several"
      list.append(several)
    } else list.value = chosen[name][0] ?? ""
  }

  const wordsOf = name => name === "text"
    ? [`“${chosen.text[0]}”`]
    : chosen[name].map(value => choices(name).find(one => one.value === value).dataset.words)
  const titleOf = name => form.querySelector(`select[name=${name}]`)?.dataset.title

  function describe(shown) {
    const parts = names.filter(name => chosen[name].length).map(name => {
      const title = titleOf(name)
      return `${title ? `${title}: ` : ""}${wordsOf(name).join(" or ")}`
    })
    return parts.length ? `Selection: ${shown} of ${entries.length} ${noun}. ${parts.join(". ")}. ${publicAddress()}` : ""
  }

  function publicAddress() {
    const own = document.querySelector("link[rel=cite-as]")?.href ?? location.href.split(/[?#]/)[0]
    return own + addressOf("").slice(location.pathname.length)
  }

  function show() {
    const shown = within()
    for (const entry of entries) entry.hidden = !shown.includes(entry)
    for (const point of points) point.hidden = document.getElementById(point.hash.slice(1)).closest(".entry").hidden
    // A heading and a list without a visible entry would stand for nothing.
    for (const [heading, below] of sections) {
      heading.hidden = below[0].parentElement.hidden = below.every(entry => entry.hidden)
    }
    names.forEach(name => name === "text" || count(name))
    if (known.text && form.elements.text.value.trim() !== (chosen.text[0] ?? "")) form.elements.text.value = chosen.text[0] ?? ""
    const all = shown.length === entries.length
    form.querySelector("output").value = all ? `All ${shown.length} shown` : `${shown.length} of ${entries.length} shown`
    form.querySelector("[data-does=clear]").disabled = names.every(name => !chosen[name].length)
    form.querySelector("[data-does=print]").textContent = all ? "Print" : `Print these ${shown.length}`
    document.querySelector(".selection").textContent = describe(shown.length)
    const told = document.querySelector(".strip .shown")
    if (told) told.textContent = all ? `${shown.length} are shown.` : `${shown.length} of ${entries.length} are shown.`
    // On paper only the works stand that what is shown cites.
    for (const item of document.querySelectorAll(".listed li")) {
      const places = [...item.querySelectorAll(".backlink")].map(link => document.getElementById(link.hash.slice(1)))
      item.classList.toggle("elsewhere", places.every(place => place?.closest(".entry")?.hidden))
    }
    nameOpener()
  }

  // ---- What a reader does ----

  // A choice is a step that Back undoes; the letters of one search are one step together.
  function choose(name, values, typing = false) {
    const before = addressOf("")
    chosen[name] = values
    if (addressOf("") === before) return
    if (typing && history.state?.typing) history.replaceState({ typing }, "", addressOf(""))
    else history.pushState({ typing }, "", addressOf(""))
    show()
    toFirst()
  }

  // Whoever has read on sees the first of what is left, below the filters.
  function toFirst() {
    const first = entries.find(entry => !entry.hidden) ?? form
    const { bottom } = form.getBoundingClientRect()
    if (first.getBoundingClientRect().top < bottom) scrollBy(0, first.getBoundingClientRect().top - bottom - 8)
  }

  function clear() {
    for (const name of names) chosen[name] = []
  }

  const rows = () => entries.filter(entry => !entry.hidden).flatMap(entry => [...entry.querySelectorAll("details")])
  const opener = form.querySelector("[data-does=open]")
  function nameOpener() {
    if (opener) opener.textContent = rows().some(row => !row.open) ? "Open all" : "Close all"
  }

  const deeds = {
    clear() {
      clear()
      history.pushState({}, "", addressOf(""))
      show()
      toFirst()
    },
    open() {
      const open = opener.textContent === "Open all"
      for (const row of rows()) row.open = open
      nameOpener()
    },
    print: () => print(),
  }

  form.addEventListener("change", ({ target }) => {
    const { name, type, value } = target
    if (type === "checkbox") choose(name, [...form.querySelectorAll(`[name=${name}]:checked`)].map(one => one.value))
    else if (name !== "text") choose(name, value ? [value] : [])
  })
  form.addEventListener("input", ({ target }) => {
    if (target.name === "text") choose("text", [target.value.trim()].filter(Boolean), true)
  })
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button")
    if (button?.dataset.all) choose(button.dataset.all, [])
    else deeds[button?.dataset.does]?.()
  })
  document.addEventListener("toggle", event => event.target.matches(".entry > details") && nameOpener(), true)

  // ---- What an address asks for ----

  // A link to an entry that is hidden shows it, and a link to a group shows the group; the address says so.
  function arrive() {
    const target = site.target()
    const group = target?.matches(".group")
    const unseen = group || target?.closest("[hidden]")
    if (unseen) clear()
    if (group) chosen.group = [target.id]
    const address = addressOf(location.hash)
    if (address !== location.pathname + location.search + location.hash) history.replaceState(history.state, "", address)
    show()
    if (unseen) target.scrollIntoView()
  }

  // What an address leads to must not lie under the filters, which stay in view.
  const makeRoom = () => { document.documentElement.style.scrollPaddingTop = `${form.offsetHeight + 16}px` }
  new ResizeObserver(makeRoom).observe(form)

  read()
  show()
  makeRoom()
  arrive()
  if (site.came) site.target()?.scrollIntoView()
  addEventListener("hashchange", arrive)
  addEventListener("popstate", () => { read(); show() })
}
