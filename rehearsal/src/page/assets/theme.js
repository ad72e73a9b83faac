// Before anything is drawn: light or dark as this reader chose. Without a choice the system decides.
(() => {
  const chosen = localStorage.getItem("look");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.look = chosen;
})();
