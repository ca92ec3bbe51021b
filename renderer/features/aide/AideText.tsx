import { useState } from 'react'
import Markdown, { type Components } from 'react-markdown'
import styles from './Aide.module.css'
import { openAide } from './aide.ts'
import { imageOf, isPage } from './pages.ts'

/** Links of a page: `#/presences` is a screen, `aide:bilan` another page. */
const COMPONENTS: Components = {
  // The title of the panel is the first level of a page.
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  a: ({ href = '', children }) => {
    const page = /^aide:(.+)$/.exec(href)?.[1]
    if (page === undefined) return <a href={href}>{children}</a>
    return (
      <button type="button" className={styles.link} onClick={() => isPage(page) && openAide(page)}>
        {children}
      </button>
    )
  },
  img: ({ src, alt = '' }) => <Picture src={imageOf(String(src)) ?? ''} alt={alt} />,
}

/** A text of the help, drawn from its Markdown. */
export function AideText({ children }: { readonly children: string }) {
  return (
    <div className={styles.text}>
      <Markdown components={COMPONENTS} urlTransform={(url) => url}>
        {children}
      </Markdown>
    </div>
  )
}

/** A picture of the app; a click shows it larger, another click smaller. */
function Picture({ src, alt }: { readonly src: string; readonly alt: string }) {
  const [isLarge, setIsLarge] = useState(false)
  return (
    <button
      type="button"
      className={styles.picture}
      data-large={isLarge || undefined}
      aria-pressed={isLarge}
      title={isLarge ? 'Réduire l’image' : 'Agrandir l’image'}
      onClick={() => setIsLarge((large) => !large)}
    >
      <img src={src} alt={alt} />
    </button>
  )
}
