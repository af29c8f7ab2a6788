// The notes of a chapter: how deep to read, and on a narrow screen each note opens by its number.
// Without this script all notes stand in the page, each block behind a disclosure.

"use strict"

// ---- Three depths of reading, kept in the address ----
{
  const root = document.documentElement
  const group = document.querySelector(".depths")
  const buttons = [...group.querySelectorAll("button")]

  const show = depth => {
    root.dataset.read = buttons.some(one => one.dataset.depth === depth) ? depth : "reasons"
    for (const one of buttons) one.setAttribute("aria-pressed", one.dataset.depth === root.dataset.read)
  }

  group.addEventListener("click", event => {
    const depth = event.target.closest("button")?.dataset.depth
    if (!depth) return
    const address = new URL(location)
    if (depth === "reasons") address.searchParams.delete("read")
    else address.searchParams.set("read", depth)
    history.replaceState(null, "", address)
    show(depth)
  })
  group.hidden = false
  show(root.dataset.read)
}

// ---- On a narrow screen: a number opens its note below its paragraph, and closes it again ----
{
  const beside = matchMedia("(min-width: 75rem)")
  const noteOf = mark => mark.getAttribute("href").startsWith("#") && document.getElementById(mark.hash.slice(1))?.closest("li")

  const turn = (mark, note, open = !note.classList.contains("open")) => {
    note.classList.toggle("open", open)
    mark.setAttribute("aria-expanded", open)
  }

  for (const mark of document.querySelectorAll("a.mark")) {
    const note = noteOf(mark)
    if (!note) continue
    const tell = () => {
      // Beside the text the note is in view, with a link of its own.
      mark.tabIndex = beside.matches ? -1 : 0
      if (beside.matches) mark.removeAttribute("aria-expanded")
      else mark.setAttribute("aria-expanded", note.classList.contains("open"))
    }
    mark.addEventListener("click", event => {
      if (beside.matches) return
      event.preventDefault()
      turn(mark, note)
    })
    beside.addEventListener("change", tell)
    tell()
  }

  // An address of a note, from a link elsewhere or from the ledger, opens it.
  const arrive = () => {
    const id = location.hash.slice(1)
    const mark = id.startsWith("note-") && [...document.querySelectorAll("a.mark")].find(one => one.hash.slice(1) === id)
    const note = mark && noteOf(mark)
    if (!note || beside.matches) return
    turn(mark, note, true)
    note.scrollIntoView({ block: "nearest" })
  }
  addEventListener("hashchange", arrive)
  arrive()
}
