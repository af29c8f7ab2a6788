// What is wrong with a page as it is laid out, in words: text that leaves the screen, text over other
// text, text that is cut off. What nobody sees (hidden, clipped away for the eye) is left out.
() => {
  const { clientWidth, scrollWidth } = document.documentElement
  const faults = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide, the screen ${clientWidth}`] : []
  const unseen = one => {
    const { clipPath, opacity, fontSize } = getComputedStyle(one)
    return clipPath.startsWith("inset(50%") || opacity === "0" || fontSize === "0px"
  }
  const inSight = new Map([[document.body, true]])
  const isSeen = one => inSight.get(one) ?? inSight.set(one, !unseen(one) && isSeen(one.parentElement)).get(one)

  const boxes = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement, text = node.data.trim().slice(0, 40)
    if (!text || parent.closest(".skip, .strip, script, style, option, svg") || !parent.checkVisibility() || !isSeen(parent)) continue
    range.selectNodeContents(node)
    for (const { left, right, top, bottom, width, height } of range.getClientRects()) {
      if (width < 2 || height < 2) continue
      if (left < -1 || right > clientWidth + 1) faults.push(`“${text}” leaves the screen`)
      // Lines stand closer than their boxes, which have room for every accent: their middles count.
      boxes.push({ node, text, left: left + 1, right: right - 1, top: top + height * 0.22, bottom: bottom - height * 0.22 })
    }
  }
  boxes.sort((one, other) => one.top - other.top)
  boxes.forEach((one, at) => {
    for (let next = at + 1; next < boxes.length && boxes[next].top < one.bottom - 2; next++) {
      const other = boxes[next]
      if (one.node === other.node || Math.min(one.right, other.right) - Math.max(one.left, other.left) < 2) continue
      faults.push(`“${one.text}” and “${other.text}” stand over each other`)
    }
  })

  for (const one of document.querySelectorAll("body *:not(.bar, .bar *, svg *)")) {
    if (!one.clientWidth || !one.checkVisibility() || !isSeen(one)) continue
    const { overflowX, overflowY } = getComputedStyle(one)
    const cut = (overflowX === "hidden" && one.scrollWidth > one.clientWidth + 1)
      || (overflowY === "hidden" && one.scrollHeight > one.clientHeight + 1)
    if (cut) faults.push(`“${one.textContent.trim().slice(0, 40)}” is cut`)
  }
  return [...new Set(faults)]
}
