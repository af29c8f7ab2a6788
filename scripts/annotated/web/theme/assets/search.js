// The search: a dialog over Material's own worker, which is lunr. Loaded by site.js when first asked for.
// Each section, claim, event and term is a result of its own, named by where it stands.

"use strict"

{
  // The messages of Material's worker.
  const SETUP = 0, QUERY = 2, RESULT = 3
  const KINDS = { claims: "Claim", timeline: "Event", glossary: "Term", references: "Work" }
  const MOST = 40
  const TEASER = 180

  const create = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties)
    element.append(...children)
    return element
  }

  const input = create("input", { type: "text", id: "query", autocomplete: "off", spellcheck: false })
  const status = create("p", {})
  status.setAttribute("role", "status")
  const results = create("ol", {})
  const dialog = create("dialog", { className: "search" },
    create("form", { method: "dialog" },
      create("label", { htmlFor: "query" }, "Search the site"),
      input, create("button", { type: "submit" }, "Close")),
    status, results)
  dialog.setAttribute("aria-label", "Search")

  // From a disk no worker may be loaded, but one can be made of its text.
  const workerOf = async button => {
    if (!site.onDisk) return new Worker(button.dataset.worker)
    const text = await site.read("search/worker.js")
    return new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })))
  }

  // A text of the index is HTML of our own making with the found words in <mark>; nothing else is kept.
  const marked = (html, length = Infinity) => {
    const body = new DOMParser().parseFromString(html.replaceAll("</p>", " </p>"), "text/html").body
    const parts = document.createDocumentFragment()
    const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
    for (let left = length; left > 0 && texts.nextNode();) {
      const { data, parentElement } = texts.currentNode
      const text = data.slice(0, left)
      parts.append(parentElement.closest("mark") ? create("mark", {}, text) : text)
      left -= data.length
      if (left <= 0) parts.append("…")
    }
    return parts
  }

  // The worker takes each word for the start of one, and then does not see its other forms; asked for
  // twice, once with a boost of 1 that changes nothing, it finds both. Not so with signs of lunr's own.
  const asked = text => (/["+~^*:-]/.test(text) ? text : text.replace(/[\p{Script=Latin}\p{M}]+/gu, "$& $&^1"))

  const resultOf = (found, pages) => {
    const [page, id] = found.location.split("#")
    // In the lists a heading without a text of its own stands over entries and is none itself.
    const kind = id ? found.text && KINDS[page.split(/[-/]/)[0]] : "Page"
    const context = kind === "Claim" ? `Claim ${id}` : kind || pages.get(page)
    const link = create("a", { href: new URL(found.location, site.root) },
      create("small", {}, context), create("strong", {}, marked(found.title)),
      create("span", {}, " ", marked(found.text ?? "", TEASER)))
    return create("li", {}, link)
  }

  // Before its score counts how many of the words that were asked for a result has.
  const share = ({ terms }) => Object.values(terms).filter(Boolean).length / Object.keys(terms).length
  const order = (one, other) => share(other) - share(one) || other.score - one.score

  const show = (items, pages) => {
    // A page is among the results of its sections even if it does not hold the words itself.
    const found = items.flat().filter(item => item.score > 0).sort(order)
    results.replaceChildren(...found.slice(0, MOST).map(item => resultOf(item, pages)))
    const more = found.length > MOST ? `; the first ${MOST} are shown` : ""
    status.textContent = `${found.length || "No"} ${found.length === 1 ? "result" : "results"}${more}`
  }

  const start = async button => {
    status.textContent = "Reading the index …"
    const [worker, index] = await Promise.all([workerOf(button), site.read("search/search_index.json")])
    const pages = new Map(index.docs.filter(one => !one.location.includes("#")).map(one => [one.location, one.title]))
    const limit = index.shortened ? " Of long texts only the beginning can be found." : ""
    // Each text is asked for once: to show its results again would take the focus from them.
    let ready = false
    let current = null
    const ask = () => {
      if (!ready || input.value === current) return
      current = input.value
      if (input.value.trim()) worker.postMessage({ type: QUERY, data: asked(input.value) })
      else { results.replaceChildren(); status.textContent = `Ready: type a word, a name, characters or pinyin.${limit}` }
    }
    worker.addEventListener("message", ({ data: { type, data } }) => {
      if (type !== RESULT) { ready = true; ask() }
      else if (input.value.trim()) show(data.items, pages)
    })
    input.addEventListener("input", ask)
    worker.postMessage({ type: SETUP, data: { ...index, options: {} } })
  }

  // The arrows walk through the results.
  dialog.addEventListener("keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    const stops = [input, ...results.querySelectorAll("a")]
    stops[stops.indexOf(document.activeElement) + step]?.focus()
    event.preventDefault()
  })
  dialog.addEventListener("click", event => {
    if (event.target === dialog || event.target.closest("ol a")) dialog.close()
  })

  let started = null
  site.openSearch = button => {
    if (!dialog.isConnected) document.body.append(dialog)
    if (!dialog.open) dialog.showModal()
    input.select()
    started ??= start(button).catch(() => {
      started = null
      status.textContent = "The index could not be read. Is there a connection?"
    })
  }
}
