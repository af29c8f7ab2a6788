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
