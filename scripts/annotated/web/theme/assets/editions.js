// On an older edition a word that there is a newer one. Loaded by site.js in the folder of an edition:
// editions never change, so each page asks for the list beside its own. At the plain address stands the
// newest, and in a folder on a disk there is no list: there, or without a connection, nothing is said.

"use strict"

{
  const { edition } = document.documentElement.dataset

  const tell = async () => {
    const own = site.root
    const answer = await fetch(new URL("../editions.json", own))
    const newest = answer.ok && (await answer.json()).at(-1).label
    if (!newest || newest === edition) return

    const home = new URL(`../${newest}/`, own)
    const same = new URL(`./${location.pathname.slice(own.pathname.length)}`, home)
    const there = await fetch(same, { method: "HEAD" })

    const link = document.createElement("a")
    link.textContent = `The newest is ${newest}`
    // The place that is read: a paragraph, a claim, a selection. A page that is gone has none.
    const lead = () => { link.href = there.ok ? same + location.search + location.hash : home }
    addEventListener("hashchange", lead)
    lead()
    const note = document.createElement("p")
    note.className = "newer-edition"
    note.setAttribute("role", "note")
    note.append(`This is edition ${edition}. `, link, ".")
    // Without its looks it stands in plain words at the head of the page.
    await site.load("editions.css").catch(() => {})
    document.querySelector("article").prepend(note)
  }

  tell().catch(() => {})
}
