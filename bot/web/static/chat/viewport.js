// On-screen keyboards that lie over the page: it becomes as high as what can be seen.

export function fitToKeyboard() {
  const seen = window.visualViewport;
  if (!seen) return;
  const fit = () => {
    const covered = innerHeight - seen.height > 60 && seen.scale === 1;
    document.documentElement.style.setProperty("--height", covered ? `${seen.height}px` : "100dvh");
    if (covered) scrollTo(0, 0);
  };
  seen.addEventListener("resize", fit);
  fit();
}
