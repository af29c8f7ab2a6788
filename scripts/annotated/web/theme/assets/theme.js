// The theme that the reader chose, before anything is painted; without a choice it is the device's.
try { document.documentElement.dataset.theme = localStorage.theme ?? "" } catch { /* none is known */ }
