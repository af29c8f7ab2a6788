// Filters for the ledger and the timeline. The choices and their words come from the entries themselves.
// What is chosen stands in the address, so that a filtered view can be linked. Without this script
// everything is shown.

"use strict"

{
  const FILTERS = {
    verdict: "Verdict",
    chapter: "Chapter",
    source: "Source in the article",
    category: "Category",
    place: "Place",
  }

  const entries = [...document.querySelectorAll(".entry")]
  const names = Object.keys(FILTERS).filter(name => entries.some(entry => name in entry.dataset))

  function select(name) {
    const label = document.createElement("label")
    const box = document.createElement("select")
    const words = new Map(entries.map(({ dataset }) => [dataset[name], dataset[`${name}Words`]]))
    box.name = name
    box.append(new Option("All", ""), ...[...words].map(([value, shown]) => new Option(shown, value)))
    label.append(FILTERS[name], box)
    return label
  }

  function form() {
    const form = document.createElement("form")
    form.className = "filters"
    form.setAttribute("aria-label", "Filter the entries")
    const reset = document.createElement("button")
    reset.type = "reset"
    reset.textContent = "Show all"
    form.append(...names.map(select), reset, document.createElement("output"))
    return form
  }

  const isHeading = element => element.matches("h2")

  // A heading without a visible entry below it would stand for nothing.
  function hideEmptyHeadings() {
    for (const heading of document.querySelectorAll("article h2[id]")) {
      const below = []
      for (let next = heading.nextElementSibling; next && !isHeading(next); next = next.nextElementSibling) {
        below.push(...(next.matches(".entry") ? [next] : next.querySelectorAll(".entry")))
      }
      heading.hidden = below.length > 0 && below.every(entry => entry.hidden)
    }
  }

  function apply(choice, count) {
    for (const entry of entries) {
      entry.hidden = names.some(name => choice.get(name) && entry.dataset[name] !== choice.get(name))
    }
    for (const point of document.querySelectorAll(".point")) {
      point.hidden = document.getElementById(point.hash.slice(1)).closest(".entry").hidden
    }
    hideEmptyHeadings()
    const shown = entries.filter(entry => !entry.hidden).length
    count.value = shown === entries.length ? `All ${shown} shown` : `${shown} of ${entries.length} shown`
  }

  function start() {
    const filters = form()
    const count = filters.querySelector("output")
    const address = new URLSearchParams(location.search)
    for (const name of names) {
      const value = address.get(name) ?? ""
      if ([...filters.elements[name].options].some(option => option.value === value)) {
        filters.elements[name].value = value
      }
    }
    const show = () => apply(new FormData(filters), count)
    const remember = () => {
      const chosen = new URLSearchParams([...new FormData(filters)].filter(([, value]) => value))
      history.replaceState(null, "", `${location.pathname}${chosen.size ? `?${chosen}` : ""}${location.hash}`)
      show()
    }
    filters.addEventListener("change", remember)
    filters.addEventListener("reset", () => setTimeout(remember))
    filters.addEventListener("submit", event => event.preventDefault())
    document.querySelector("article h2[id]").before(filters)
    show()
  }

  // A link to an entry or a heading that a filter hides must still lead to it.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (target?.closest("[hidden]")) {
      document.querySelector(".filters").reset()
      setTimeout(() => target.scrollIntoView())
    }
  }

  if (names.length) {
    start()
    reveal()
    addEventListener("hashchange", reveal)
  }
}
