import '@mantine/core/styles.css'
import { page } from 'vitest/browser'
import '../renderer/app/global.css'

// Files of tests share a page, and the styles that one of them loads: each finds it as if it were new, styles loaded.
const root = document.documentElement
for (const name of root.getAttributeNames()) root.removeAttribute(name)
root.lang = 'fr'
document.adoptedStyleSheets = []
localStorage.clear()
sessionStorage.clear()
history.replaceState(null, '', location.pathname + location.search)
await page.viewport(414, 896)
