// What every page does beside being read: the theme, the search, the reader's place among the sections,
// and on an older edition a word that there is a newer one. Classic scripts, not modules, because
// browsers load no modules from a disk.

"use strict"

const site = {
  root: new URL(document.documentElement.dataset.root.replace(/\/?$/, "/"), location.href),
  onDisk: location.protocol === "file:",
  offline: {},
  loading: {},

  // Another script of ours, fetched once, when it is first needed.
  load(name) {
    return (site.loading[name] ??= new Promise((done, failed) => {
      const src = new URL(`assets/${name}`, site.root)
      const script = Object.assign(document.createElement("script"), { src })
      script.addEventListener("load", done)
      script.addEventListener("error", () => { delete site.loading[name]; failed(new Error(name)) })
      document.head.append(script)
    }))
  },

  // A data file of the site. From a disk nothing can be fetched; there all come in one script.
  async read(path) {
    if (!site.onDisk) return (await fetch(new URL(path, site.root))).json()
    await site.load("offline.js")
    return site.offline[path]
  },
}

// ---- Light and dark: as the device has it, until the reader chooses ----
{
  const root = document.documentElement
  const button = document.getElementById("change-theme")
  const device = matchMedia("(prefers-color-scheme: dark)")
  const isDark = () => (root.dataset.theme || (device.matches ? "dark" : "light")) === "dark"
  const label = () => { button.textContent = isDark() ? "Light" : "Dark" }

  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark"
    try { localStorage.theme = root.dataset.theme } catch { /* then it holds for this page */ }
    label()
  })
  device.addEventListener("change", label)
  button.hidden = false
  label()
}

// ---- Search: its script, its worker and its index come when a reader first asks ----
{
  const button = document.getElementById("open-search")
  const open = () => site.load("search.js").then(() => site.openSearch(button))
  button.addEventListener("click", open)
  document.addEventListener("keydown", event => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target.closest("input, select, textarea, dialog")) return
    event.preventDefault()
    open()
  })
  button.hidden = false
}

// ---- Contents and sections: a choice closes their panel; the section being read is marked ----
{
  for (const panel of document.querySelectorAll(".side")) {
    panel.addEventListener("click", event => {
      if (event.target.closest("a") && panel.matches(":popover-open")) panel.hidePopover()
    })
  }

  const links = [...document.querySelectorAll("#sections a")]
  const headings = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))))
  const isAbove = heading => heading?.checkVisibility() && heading.getBoundingClientRect().top < 120
  let marked = -1
  const mark = () => {
    const read = headings.findLastIndex(isAbove)
    if (read === marked) return
    links[marked]?.removeAttribute("aria-current")
    links[read]?.setAttribute("aria-current", "location")
    marked = read
  }
  // A filter or a table that opens moves the headings as well.
  if (links.length) {
    addEventListener("scroll", mark, { passive: true })
    new ResizeObserver(mark).observe(document.querySelector("article"))
  }
}

// ---- The strip of events is one stop of the Tab key; the arrows lead from point to point ----
{
  const points = [...document.querySelectorAll(".point")]
  const rest = chosen => points.forEach(point => { point.tabIndex = point === chosen ? 0 : -1 })
  const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }

  for (const point of points) {
    point.addEventListener("focus", () => rest(point))
    point.addEventListener("keydown", event => {
      const next = points.filter(one => !one.hidden || one === point)
      const to = next[next.indexOf(point) + steps[event.key]] ?? { Home: next[0], End: next.at(-1) }[event.key]
      if (!to) return
      event.preventDefault()
      to.focus()
    })
  }
  if (points.length) rest(points[0])
}

// ---- Citing: only needed once a reader opens the box or, in previews.js, a number ----
{
  const box = document.querySelector(".cite")
  const open = () => { box.open = true }
  box?.addEventListener("toggle", () => site.load("cite.js"))
  document.querySelector('a[href="#cite-this-page"]')?.addEventListener("click", open)
  if (location.hash === "#cite-this-page" && box) open()
  if (document.querySelector(".work-copy")) site.load("cite.js")
}

// ---- Print: at the foot of each sheet the address it comes from ----
{
  const address = document.querySelector("link[rel=cite-as]")?.href ?? location.href.split(/[?#]/)[0]
  const sheet = new CSSStyleSheet()
  const line = JSON.stringify(`${address} · Edition ${document.documentElement.dataset.edition}`)
  sheet.replaceSync(`@page { @bottom-left { content: ${line} } }`)
  document.adoptedStyleSheets.push(sheet)
}

// ---- On an older edition ----
// Editions never change, so each page asks for the list beside its edition. At the plain address stands
// the newest, and in a folder on a disk there is no list: there, or without a connection, nothing is said.
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
    link.href = there.ok ? same : home
    link.textContent = `The newest is ${newest}`
    const note = document.createElement("p")
    note.className = "newer-edition"
    note.setAttribute("role", "note")
    note.append(`This is edition ${edition}. `, link, ".")
    document.querySelector("article").prepend(note)
  }

  const published = !site.onDisk && location.pathname.includes(`/${edition}/`)
  if (published && navigator.onLine) tell().catch(() => {})
}
