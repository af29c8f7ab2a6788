// What a word is to the search: folded letters, Chinese by pairs, light stems; which words only ask, which
// mean the same here, and which is nearest to one that was mistyped.

"use strict"

{
  // Words that only ask, or hold a sentence together.
  const ASKING = new Set(`a about after all also am an and any are as at be because been being but by can cant could did do
    does doesnt doing done dont for from get gets getting go goes going got had happen happens has have having he her here him
    his how i if in into is isnt it its just know let like look make makes many may me mean means might more most much must my
    of off on or our out own really say says she should since so some somebody someone something still such tell than that the
    their them then there these they thing things this those to too under up us very was way we were what when where which
    while who whom whose why will with would you your`.split(/\s+/))

  // Everyday words of which this site uses one, and readers another; what a term is called besides its
  // name stands with it, in glossary.yaml and questions.yaml.
  const ALIKE = `rating score mark grade points ranking
    everyone everybody anybody
    company firm business enterprise corporation
    punish penalise penalty sanction
    reward benefit advantage perk
    ban forbid prohibit outlaw refuse bar
    law statute legislation legal
    court judge tribunal
    debt debtor owe loan
    poor broke insolvent bankruptcy
    remove delete erase clear
    algorithm machine computer automated software ai
    camera cctv
    face facial
    journalist reporter newspaper media press
    lie mislead exaggerate false myth
    arrest detain jail imprison
    muslim uyghur
    foreigner foreign tourist visitor abroad expatriate
    school university college
    child son daughter kid
    flight fly plane airline
    train railway
    bicycle bike
    start begin introduce launch
    end abolish scrap stop cancel
    new recent latest change
    survey poll respondent
    scared afraid fear
    america american us usa
    europe european eu brussels
    government state authorities
    job employment work
    reliable trustworthy accurate credible
    notice warn notify inform
    episode film series netflix
    post comment`

  const PREFIX = 4  // letters, from which a word may be the beginning of others

  const isHan = word => /[\u3400-\u9fff]/.test(word)
  const WORD = /[\u3400-\u9fff]+|\d+(?:\.\d+)*|(?:(?![\u3400-\u9fff])[\p{L}\p{N}])+/gu

  // In whatever form letters with marks come, they lose them; so pinyin is found without its tones.
  const fold = text => text.toLowerCase().normalize("NFKD").replace(/\p{M}+/gu, "")

  const wordsIn = text => fold(text).replace(/['’]s\b|['’]/g, "").replace(/(\d),(?=\d{3})/g, "$1")
    .replace(/ ?%| per cent\b/g, " percent").match(WORD) ?? []

  const pairs = run => (run.length < 3 ? [run] : Array.from(run.slice(1), (sign, at) => run[at] + sign))

  const searched = text => wordsIn(text).flatMap(word => (isHan(word) ? pairs(word) : word))

  const indexed = text => wordsIn(text).flatMap(word => (isHan(word) ? [...new Set([...word, ...pairs(word)])] : word))

  // Plurals, -ing, -ed, -ly and a last e; British and American spellings meet.
  const stemOf = word => {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
    const one = word.endsWith("ies") ? word.replace(/ies$/, "y")
      : /(ss|x|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.replace(/([^su])s$/, "$1")
    const bare = one.replace(/(?<=[aeiouy].+)(?:ing|ed|ly)$/, "")
    const short = bare !== one && bare.length > 2 ? bare.replace(/([bdgkmnprt])\1$/, "$1") : one
    return short.replace(/(?<=...)e$/, "").replace(/(?<=..)y$/, "i").replace(/(?<=...)our$/, "or").replace(/iz$/, "is")
  }
  const stems = new Map()
  const stem = word => {
    if (!stems.has(word)) stems.set(word, ASKING.has(word) ? null : stemOf(word))
    return stems.get(word)
  }

  const canBegin = found => found.length >= PREFIX && !isHan(found)

  const stemsIn = text => new Set(searched(text).map(stem).filter(Boolean))

  const synonyms = new Map()
  for (const line of ALIKE.split("\n")) {
    const group = line.trim().split(" ").map(stem)
    for (const one of group) synonyms.set(one, group.filter(other => other !== one))
  }

  // ---- Slips ----

  // Letters wrong, missing, too many, or two in the wrong order, each counted once.
  const slips = (one, other) => {
    let before = []
    let last = Array.from({ length: other.length + 1 }, (_, at) => at)
    for (let i = 1; i <= one.length; i++) {
      const now = [i]
      for (let j = 1; j <= other.length; j++) {
        now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]))
        const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
        if (swapped) now[j] = Math.min(now[j], before[j - 2] + 1)
      }
      before = last
      last = now
    }
    return last[other.length]
  }

  // Nearest is what has the fewest slips, then the same first letter, then what stands here more often.
  // A number is never taken for another.
  const nearest = (word, words) => {
    const most = word.length < 4 || /\d/.test(word) ? 0 : word.length < 8 ? 1 : 2
    let best = null
    for (const { word: other, count } of words.values()) {
      if (Math.abs(other.length - word.length) > most) continue
      const away = slips(word, other) + (other[0] !== word[0]) / 2 - Math.min(count, 50) / 200
      if (away <= most + 0.25 && !(best?.away <= away)) best = { other, away }
    }
    return best?.other
  }

  // ---- Texts ----

  // A text as it is shown: in parts, of which those are marked whose words were found.
  const PART = /(?<han>[\u3400-\u9fff]+)|\d+(?:[.,]\d+)*|(?:(?![\u3400-\u9fff])[\p{L}\p{M}\p{N}])+(?:['’]s\b)?|[^\p{L}\p{N}]+/gu
  const parts = (text, terms) => [...text.matchAll(PART)].flatMap(([part, han]) => {
    if (!han) return { text: part, marked: searched(part).some(word => terms.has(stem(word))) }
    const pairsAt = at => [part.slice(at, at + 2), part.slice(at - 1, at + 1), part[at]]
    return [...part].map((text, at) => ({ text, marked: pairsAt(at).some(pair => terms.has(pair)), han: true }))
  })

  // How like two texts are, by their pairs of letters, from 0 to 1: for where no word is the same.
  const letters = text => new Set(pairs(fold(text).replace(/\s/g, "")))
  const likeness = (one, other) => 2 * [...one].filter(pair => other.has(pair)).length / (one.size + other.size)

  site.words = { wordsIn, searched, indexed, stem, stemsIn, synonyms, nearest, parts, letters, likeness, isHan, canBegin }
}
