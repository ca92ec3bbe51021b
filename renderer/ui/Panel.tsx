import { type ReactNode, useId } from 'react'
import fiche from './Fiche.module.css'
import styles from './Panel.module.css'

type Titled = {
  readonly title: string
  /** Content at the right of the title. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A titled block of a screen. */
export function Panel(props: Titled) {
  return <Section heading="h2" look={[styles.panel, styles.head, styles.title]} {...props} />
}

/** A titled part of a fiche, with its buttons. */
export function FichePart(props: Titled) {
  return <Section heading="h3" look={[fiche.part, fiche.partHead, fiche.partTitle]} {...props} />
}

/** `look`: classes of the section, of its head and of its title. */
function Section({
  heading: Heading,
  look: [section, head, titleLook],
  title,
  aside,
  children,
}: Titled & {
  readonly heading: 'h2' | 'h3'
  readonly look: readonly [string | undefined, string | undefined, string | undefined]
}) {
  const titleId = useId()
  return (
    <section className={section} aria-labelledby={titleId}>
      <div className={head}>
        <Heading id={titleId} className={titleLook}>
          {title}
        </Heading>
        {aside}
      </div>
      {children}
    </section>
  )
}
