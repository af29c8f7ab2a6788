// What paper needs and a style sheet cannot do.

"use strict"

// ---- At the foot of each sheet the address it comes from, where a browser knows such a place ----
{
  const address = document.querySelector("link[rel=cite-as]")?.href ?? location.href.split(/[?#]/)[0]
  const sheet = new CSSStyleSheet()
  const line = JSON.stringify(`${address} · Edition ${document.documentElement.dataset.edition}`)
  sheet.replaceSync(`@page { @bottom-left { content: ${line} } }`)
  document.adoptedStyleSheets.push(sheet)
}

// ---- Drawings that a reader has not come near are fetched for paper, which does not wait; all take its colours ----
// From a disk nothing can be fetched: there a browser prints the pictures that it has.
{
  const drawn = picture => {
    const image = picture.querySelector("img")
    const request = new XMLHttpRequest()
    request.open("GET", image.src, false)
    request.send()
    const svg = new DOMParser().parseFromString(request.responseText, "image/svg+xml").documentElement
    svg.querySelector("style").remove()
    svg.setAttribute("role", "img")
    svg.setAttribute("aria-label", image.alt)
    return svg
  }

  let printed = []
  addEventListener("beforeprint", () => {
    for (const picture of site.onDisk ? [] : document.querySelectorAll("picture.drawing")) {
      const whole = document.createElement("div")
      whole.className = "drawing"
      try { whole.append(drawn(picture)) } catch { continue } // without a connection too
      picture.replaceWith(whole)
      printed.push([whole, picture])
    }
  })
  addEventListener("afterprint", () => {
    for (const [whole, picture] of printed) whole.replaceWith(picture)
    printed = []
  })
}

// ---- Disclosures stand open on paper, and afterwards as the reader left them; the cite box there with
// the one style that the reader chose, whether or not its own script has come ----
{
  let opened = []
  const kept = () => { try { return localStorage.cite } catch { return "" } }

  function choose(box) {
    const styles = [...box.querySelectorAll("dd")]
    const chosen = styles.find(one => one.dataset.style === kept()) ?? styles[0]
    for (const one of styles)
      for (const part of [one.previousElementSibling, one]) part.classList.toggle("unprinted", one !== chosen)
  }

  addEventListener("beforeprint", () => {
    document.querySelectorAll(".cite").forEach(choose)
    opened = [...document.querySelectorAll("article details:not([open])")]
    for (const one of opened) one.open = true
  })
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false
    opened = []
  })
}
