import { Button, TextInput } from '@mantine/core'
import {
  IconArrowLeft,
  IconHelp,
  IconListDetails,
  IconPrinter,
  IconSearch,
} from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import changelog from '../../../CHANGELOG.md?raw'
import { useRoute } from '../../app/router.ts'
import { useContexte } from '../../app/selection.tsx'
import { PrintedPage } from '../../ui/PrintedPage.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { createIndex, search } from '../../ui/search-index.ts'
import styles from './Aide.module.css'
import { AideText } from './AideText.tsx'
import { APropos, Versions } from './APropos.tsx'
import { type AideOuverte, backInAide, closeAide, openAide, pageOf } from './aide.ts'
import { nouveautesOf, PAGES, PARTIES, type PageEcrite, textOf, titleOf } from './pages.ts'
import { Signaler } from './Signaler.tsx'
import { Visite } from './Visite.tsx'

/** The panel of help, at a page and a heading. `since`: version before the update that this run found; null shows every novelty. */
export function AidePanel({ page, titre, since }: AideOuverte & { readonly since: string | null }) {
  const [typed, setTyped] = useState('')
  const textRef = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page ends the search
  useEffect(() => {
    setTyped('')
    const headings = [...(textRef.current?.querySelectorAll('h3') ?? [])]
    const heading = headings.find(({ textContent }) => textContent === titre)
    if (heading === undefined) textRef.current?.scrollTo({ top: 0 })
    else heading.scrollIntoView({ block: 'start' })
  }, [page, titre])
  return (
    <div className={styles.place} data-visite={page === 'visite' || undefined}>
      <SidePanel
        id="aide"
        title={titleOf(page)}
        about={`${page} ${titre}`}
        closeLabel="Fermer l’aide"
        onClose={closeAide}
      >
        <div className={styles.tools}>
          <Back />
          <TextInput
            type="search"
            size="xs"
            className={styles.search}
            aria-label="Chercher dans l’aide"
            placeholder="Chercher dans l’aide"
            leftSection={<IconSearch size="1rem" aria-hidden />}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconListDetails size="1rem" aria-hidden />}
            onClick={() => openAide('sommaire')}
          >
            Sommaire
          </Button>
        </div>
        <AutreEcran page={page} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reached by keyboard */}
        <section ref={textRef} className={styles.body} tabIndex={0} aria-label="Texte de l’aide">
          {typed.trim() === '' ? <Page page={page} since={since} /> : <Found typed={typed} />}
        </section>
      </SidePanel>
    </div>
  )
}

/**
 * The page that is read stays when the screen changes: its links lead to other screens. One click leads to the page of the screen
 * that one has come to. The tour changes the screen itself.
 */
function AutreEcran({ page }: Pick<AideOuverte, 'page'>) {
  const { screen, params } = useRoute()
  const here = pageOf(screen, params)
  if (here === page || page === 'visite') return null
  return (
    <div className={styles.tools}>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconHelp size="1rem" aria-hidden />}
        onClick={() => openAide(here)}
      >
        Voir l’aide de cet écran
      </Button>
    </div>
  )
}

function Back() {
  const back = backInAide()
  return back === null ? null : (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<IconArrowLeft size="1rem" aria-hidden />}
      onClick={back}
    >
      Retour
    </Button>
  )
}

function Page({
  page,
  since,
}: {
  readonly page: AideOuverte['page']
  readonly since: string | null
}): ReactNode {
  switch (page) {
    case 'sommaire':
      return <Sommaire />
    case 'nouveautes':
      return <Nouveautes since={since} />
    case 'signaler':
      return <Signaler />
    case 'versions':
      return <Versions />
    case 'a-propos':
      return <APropos />
    case 'visite':
      return <Visite />
    case 'memo':
      return <Memo />
    default:
      return <AideText>{textOf(page)}</AideText>
  }
}

const DEBUT: readonly PageEcrite[] = ['visite', 'memo']
const FIN = ['nouveautes', 'signaler', 'versions', 'a-propos'] as const

function Sommaire() {
  const screens = PAGES.filter((page) => !DEBUT.includes(page))
  return (
    <div className={styles.text}>
      <Links title="Pour commencer" pages={DEBUT} />
      <Links title="Écran par écran" pages={screens} />
      <Links title="Cartable" pages={FIN} />
    </div>
  )
}

function Links({
  title,
  pages,
}: {
  readonly title: string
  readonly pages: readonly AideOuverte['page'][]
}) {
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.links}>
        {pages.map((page) => (
          <li key={page}>
            <button type="button" className={styles.link} onClick={() => openAide(page)}>
              {titleOf(page)}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

const FOUND = 15
const index = createIndex(
  PARTIES,
  ({ titre }) => titre,
  ({ titrePage, texte }) => `${titrePage} ${texte}`,
)

function Found({ typed }: { readonly typed: string }) {
  const found = useMemo(() => search(index, typed, FOUND), [typed])
  if (found.length === 0) {
    return (
      <p className={styles.empty}>
        Rien ne correspond. Essayez avec moins de lettres, ou un autre mot.
      </p>
    )
  }
  return (
    <ul className={styles.links} aria-label="Pages trouvées">
      {found.map(({ page, titre, titrePage }) => (
        <li key={`${page} ${titre}`}>
          <button
            type="button"
            className={styles.link}
            onClick={() => openAide(page, titre === titrePage ? null : titre)}
          >
            {titre}
          </button>
          {titre === titrePage ? null : <span className={styles.where}> {titrePage}</span>}
        </li>
      ))}
    </ul>
  )
}

function Nouveautes({ since }: { readonly since: string | null }) {
  const version = useContexte().data?.version ?? ''
  return nouveautesOf(version, since, changelog).map((one) => (
    <AideText key={one.version}>{`## Version ${one.version}\n\n${one.texte}`}</AideText>
  ))
}

/** The one-page memo, to print and to pin up. */
function Memo() {
  const structure = useContexte().data?.structure?.nom ?? ''
  const [isPrinting, setIsPrinting] = useState(false)
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPrinter size="1rem" aria-hidden />}
        onClick={() => setIsPrinting(true)}
      >
        Imprimer le mémo
      </Button>
      <AideText>{textOf('memo')}</AideText>
      {isPrinting ? (
        <PrintedPage
          structure={structure}
          title={titleOf('memo')}
          onPrinted={() => setIsPrinting(false)}
        >
          <AideText>{textOf('memo')}</AideText>
        </PrintedPage>
      ) : null}
    </>
  )
}
