// What every page does beside being read: the theme, the search, the reader's place among the sections.
// Classic scripts, not modules, because browsers load no modules from a disk.

"use strict"

const site = {
  root: new URL(document.documentElement.dataset.root.replace(/\/?$/, "/"), location.href),
  onDisk: location.protocol === "file:",
  offline: {},
  loading: {},

  // Another file of ours, fetched once, when it is first needed: a script or a style sheet.
  load(name) {
    return (site.loading[name] ??= new Promise((done, failed) => {
      const file = document.createElement(name.endsWith(".css") ? "link" : "script")
      const address = new URL(`assets/${name}`, site.root)
      Object.assign(file, file.matches("link") ? { rel: "stylesheet", href: address } : { src: address })
      file.addEventListener("load", done)
      file.addEventListener("error", () => { delete site.loading[name]; failed(new Error(name)) })
      document.head.append(file)
    }))
  },

  // The first thing that a reader does: a hand moves, a key is pressed, the page is scrolled.
  stirred: new Promise(done => {
    for (const sign of ["pointermove", "pointerdown", "keydown", "focusin", "scroll"]) {
      addEventListener(sign, done, { once: true, passive: true, capture: true })
    }
  }),

  // Why something could not be loaded.
  unread(what) {
    if (site.onDisk) return `${what} is missing from this copy; unpack the whole archive anew.`
    if (!navigator.onLine) return `There is no connection. ${what} is loaded once there is one.`
    return `${what} could not be read: the site does not answer. Please try again.`
  },

  // A data file of the site. From a disk nothing can be fetched; there all come in one script.
  async read(path) {
    if (!site.onDisk) return (await fetch(new URL(path, site.root))).json()
    await site.load("offline.js")
    return site.offline[path]
  },

  // The element that the address points to. An address may hold anything: what is no id leads nowhere.
  target() {
    try { return document.getElementById(decodeURIComponent(location.hash.slice(1))) } catch { return null }
  },

  // Whoever reloads a page, or goes back to it, stays where they were.
  came: performance.getEntriesByType("navigation")[0]?.type === "navigate",

  // Several links as one stop of the Tab key, the last that had the focus; keys lead by so many steps to another.
  oneStop(links, steps) {
    const rest = chosen => links.forEach(link => { link.tabIndex = link === chosen ? 0 : -1 })
    for (const link of links) {
      link.addEventListener("focus", () => rest(link))
      link.addEventListener("keydown", event => {
        const open = links.filter(one => !one.hidden || one === link)
        const place = open.indexOf(link) + (steps[event.key] ?? 0)
        const to = open[Math.max(0, Math.min(place, open.length - 1))]
        if (to === link) return
        event.preventDefault()
        to.focus()
      })
    }
    if (links.length) rest(links[0])
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

// ---- Search: its scripts and its index come when a reader first asks ----
{
  const button = document.getElementById("open-search")
  const fault = document.createElement("p")
  fault.setAttribute("role", "alert")
  const open = () => Promise.all(["search.js", "search.css"].map(site.load)).then(() => { fault.remove(); site.openSearch() }, () => {
    fault.textContent = site.unread("The search")
    button.closest("header").append(fault)
  })
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
  // A link leads a heading to below the room at the top; from a little further down it is being read.
  const room = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 56
  const isAbove = heading => heading?.checkVisibility() && heading.getBoundingClientRect().top < room()
  // Where the contents are longer than the screen, they follow the text.
  const panel = document.getElementById("contents")
  const keepInView = link => {
    const [own, all] = [link, panel].map(one => one.getBoundingClientRect())
    if (own.top < all.top || own.bottom > all.bottom - 40) panel.scrollTop += own.top - all.top - all.height / 2
  }
  let marked = -1
  const mark = () => {
    const read = headings.findLastIndex(isAbove)
    if (read === marked) return
    links[marked]?.removeAttribute("aria-current")
    links[read]?.setAttribute("aria-current", "location")
    marked = read
    keepInView(links[read] ?? links[0])
  }
  // A filter or a table that opens moves the headings as well.
  if (links.length) {
    addEventListener("scroll", mark, { passive: true })
    new ResizeObserver(mark).observe(document.querySelector("article"))
  }
}

// ---- Fewer stops of the Tab key: the points of the strip, the numbers of the paragraphs, each bracket of citations, the files of each figure ----
{
  const sideways = { ArrowRight: 1, ArrowLeft: -1 }
  const all = query => [...document.querySelectorAll(query)]
  site.oneStop(all(".point"), { ...sideways, ArrowUp: 1, ArrowDown: -1, Home: -Infinity, End: Infinity })
  site.oneStop(all(".pn"), { ArrowDown: 1, ArrowUp: -1 })
  const brackets = []
  for (const link of all("article a.citation")) {
    if (link.previousSibling?.textContent === "; ") brackets.at(-1).push(link)
    else brackets.push([link])
  }
  for (const links of brackets.filter(one => one.length > 1)) site.oneStop(links, sideways)
  for (const files of all(".figure-files")) site.oneStop([...files.querySelectorAll("a")], sideways)
}

// ---- A link into something closed opens it, and then leads there ----
{
  const arrive = () => {
    const target = site.target()
    const closed = []
    for (let one = target?.closest("details"); one; one = one.parentElement.closest("details")) {
      if (!one.open) closed.push(one)
    }
    for (const one of closed) one.open = true
    return closed.length > 0 && target
  }
  if (arrive() && site.came) site.target().scrollIntoView()
  addEventListener("hashchange", () => arrive() && site.target().scrollIntoView())
  // A link to where the address is already changes nothing in it.
  document.addEventListener("click", event => {
    if (event.target.closest("a[href]")?.href === location.href && location.hash) arrive()
  })
}

// ---- A selection that begins in the text passes over the notes between its paragraphs ----
document.addEventListener("selectstart", ({ target }) => {
  const within = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement
  document.documentElement.dataset.selecting = within?.closest(".notes") ? "notes" : "text"
})

// ---- Previews: only needed once a reader does something; a finger's first tap is to find them there ----
{
  const first = matchMedia("(hover: none)").matches ? Promise.resolve() : site.stirred
  first.then(() => site.load("previews.js")).catch(() => {})
}

// ---- Citing: only needed once a reader opens the box or, in previews.js, a number ----
{
  const box = document.querySelector(".cite")
  box?.addEventListener("toggle", () => site.load("cite.js"))
  if (document.querySelector(".work-copy, .entry-copy")) site.load("cite.js")
}

// ---- In the folder of an edition: is there a newer one? A folder on a disk has no list to ask ----
if (!site.onDisk && navigator.onLine && location.pathname.includes(`/${document.documentElement.dataset.edition}/`)) {
  site.load("editions.js").catch(() => {})
}
