// The search: a dialog that answers while a reader types. Loaded by site.js when first asked for, and
// with it MiniSearch, the ranking and the index.

"use strict"

{
  const GROUPS = {
    answer: "Answers", chapter: "Chapters", claim: "Claims", event: "Events", term: "Terms", work: "Works",
    seminar: "Seminar", page: "This site",
  }
  const LONGEST = 230  // letters of a sentence
  const BEFORE = 70    // of them before the first word that was found
  const READY = "Type a question, a word, a name, characters or pinyin."

  const create = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties)
    element.append(...children)
    return element
  }

  const input = create("input", { type: "text", id: "query", autocomplete: "off", spellcheck: false, enterKeyHint: "search" })
  const close = create("button", { type: "button" }, "Close")
  const status = create("p", {})
  status.setAttribute("role", "status")
  const results = create("div", { className: "results" })
  const form = create("form", {}, create("label", { htmlFor: "query" }, "Search the site"), input, close)
  const dialog = create("dialog", { className: "search" }, form, status, results)
  dialog.setAttribute("aria-label", "Search")

  // ---- What a result shows ----

  const shape = verdict => {
    const [svg, use] = ["svg", "use"].map(name => document.createElementNS("http://www.w3.org/2000/svg", name))
    svg.setAttribute("class", "shape")
    svg.setAttribute("aria-hidden", "true")
    use.setAttribute("href", `#v-${verdict}`)
    svg.append(use)
    return svg
  }

  // Chinese is marked as Chinese, as on the pages; what was found is marked besides.
  const shown = parts => parts.map(({ text, marked, han }) => {
    const part = marked ? create("mark", {}, text) : text
    return han ? create("span", { lang: "zh" }, part) : part
  })

  // Neighbours alike are one part; of a long sentence the place is shown at which something was found.
  const cut = parts => {
    const whole = []
    for (const part of parts) {
      const last = whole.at(-1)
      if (last && last.marked === part.marked && last.han === part.han) last.text += part.text
      else whole.push({ ...part })
    }
    const length = whole.reduce((sum, { text }) => sum + text.length, 0)
    const first = whole.findIndex(({ marked }) => marked)
    if (length > LONGEST && first > 0 && whole[0].text.length > BEFORE) {
      whole[0].text = `… ${whole[0].text.slice(-BEFORE).replace(/^\S*\s/, "")}`
    }
    let left = LONGEST
    const kept = whole.filter(part => {
      const { length } = part.text
      if (length > left) part.text = `${part.text.slice(0, Math.max(left, 0)).replace(/\s\S*$/, "")} …`
      left -= length
      return left > -length
    })
    return shown(kept)
  }

  const start = async () => {
    status.textContent = "Reading the index …"
    const scripts = Promise.all([site.load("minisearch.js"), site.load("words.js").then(() => site.load("ranking.js"))])
    const [{ docs }] = await Promise.all([site.read("search/search_index.json"), scripts])
    const ranking = site.ranking(docs)
    const pages = new Map(docs.filter(({ location }) => !location.includes("#")).map(one => [one.location, one.title]))

    const linkTo = ({ entry, terms }) => {
      const { location, kind, title, about, verdict } = entry
      const [page, id] = location.split("#")
      const context = about ?? (kind === "chapter" && id ? pages.get(page) : "")
      const small = create("small", { className: verdict ? `verdict ${verdict}` : "" }, verdict ? shape(verdict) : "", ...cut(site.words.parts(context, terms)))
      const lines = ranking.quote({ entry, terms }).flatMap((text, at) => [at ? " … " : "", ...cut(site.words.parts(text, terms))])
      return create("a", { href: new URL(location, site.root) },
        create("strong", {}, ...cut(site.words.parts(title, terms))), " ", context ? small : "", create("span", {}, ...lines))
    }

    const groupOf = ({ kind, hits, shown }) => {
      const heading = create("h2", { id: `found-${kind}` }, GROUPS[kind])
      const items = hits.map(hit => create("li", { hidden: hits.indexOf(hit) >= shown }, linkTo(hit)))
      const section = create("section", {}, heading, create("ol", {}, ...items))
      section.setAttribute("aria-labelledby", heading.id)
      if (hits.length > shown) {
        const more = create("button", { type: "button" }, `${hits.length - shown} more in ${GROUPS[kind]}`)
        more.addEventListener("click", () => {
          for (const item of items) item.hidden = false
          more.remove()
          items[shown].querySelector("a").focus()
        })
        section.append(more)
      }
      return section
    }

    const quoted = words => words.map(word => `“${word}”`).join(", ")
    const report = ({ groups, mended, unknown, more }) => {
      const count = groups.reduce((sum, { hits }) => sum + hits.length, 0)
      const instead = [...mended].map(([typed, better]) => `Searched for “${better}”, since no page has “${typed}”.`)
      const without = unknown.length && count ? [`No page has ${quoted(unknown)}.`] : []
      return [...instead, ...without, `${more ? "The best " : ""}${count} ${count === 1 ? "result" : "results"}.`].join(" ")
    }

    const nothing = query => {
      const entry = ranking.nearestTerm(query)
      status.textContent = `Nothing found for “${query}”.`
      const near = entry ? linkTo({ entry, terms: new Set() }) : create("a", { href: new URL("glossary/", site.root) }, "All terms")
      results.replaceChildren(create("section", {}, create("h2", {}, entry ? "The nearest term" : "Glossary"), create("ol", {}, create("li", {}, near))))
    }

    let current = null
    const ask = () => {
      const query = input.value.trim()
      if (query === current) return
      current = query
      const found = ranking.ask(query)
      results.replaceChildren(...found.groups.map(groupOf))
      dialog.scrollTop = 0
      if (found.groups.length) status.textContent = report(found)
      else if (!query || !found.asks) status.textContent = READY
      else nothing(query)
    }
    input.addEventListener("input", ask)
    ask()
  }

  // ---- Keys: the arrows walk through the results, Enter opens the first ----

  dialog.addEventListener("keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    const stops = [input, ...results.querySelectorAll("li:not([hidden]) a, button")]
    stops[stops.indexOf(document.activeElement) + step]?.focus()
    event.preventDefault()
  })
  form.addEventListener("submit", event => {
    event.preventDefault()
    results.querySelector("a")?.click()
  })
  close.addEventListener("click", () => dialog.close())
  dialog.addEventListener("click", event => {
    if (event.target === dialog || event.target.closest(".results a")) dialog.close()
  })

  let started = null
  site.openSearch = () => {
    if (!dialog.isConnected) document.body.append(dialog)
    if (!dialog.open) dialog.showModal()
    input.select()
    started ??= start().catch(() => {
      started = null
      status.textContent = site.unread("The index of the search")
    })
  }
}
