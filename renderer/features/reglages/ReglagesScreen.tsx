import type { ComponentType, ReactNode } from 'react'
import { hrefTo, useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ActionsSection } from '../actions/ActionsSection.tsx'
import { AnneesSection } from '../annees/AnneesSection.tsx'
import { CalendrierSection } from '../calendrier/CalendrierSection.tsx'
import { useTableurs } from '../imports/MesTableurs.tsx'
import { ReglagesOrientations } from '../orientations/ReglagesOrientations.tsx'
import { DonneesSection } from '../personnes/DonneesSection.tsx'
import { ProtectionSection } from '../protection/ProtectionSection.tsx'
import { ReseauSection } from '../reseau/ReseauSection.tsx'
import { SauvegardesSection } from '../sauvegardes/SauvegardesSection.tsx'
import { StructureSection } from '../structure/StructureSection.tsx'
import { Apparence } from './Apparence.tsx'
import { DossierSection } from './DossierSection.tsx'
import styles from './ReglagesScreen.module.css'
import { ReglesSection } from './ReglesSection.tsx'
import { SECTION_TEXTS, SECTIONS, type Section, sectionOf } from './sections.ts'

const CONTENTS: Readonly<Record<Exclude<Section, 'tableurs'>, ComponentType>> = {
  structure: StructureSection,
  annees: AnneesSection,
  actions: ActionsSection,
  calendrier: CalendrierSection,
  regles: ReglesSection,
  orientations: ReglagesOrientations,
  reseau: ReseauSection,
  apparence: ApparenceSection,
  donnees: DonneesSection,
  sauvegardes: SauvegardesSection,
  motdepasse: ProtectionSection,
  dossier: DossierSection,
}

/** Screen of the settings: structure, années, actions, days off, rules, and those of the computer. */
export function ReglagesScreen() {
  const { contexte, annee } = useSelection()
  const section = sectionOf(useScreenParams().params)
  const lead = `Cartable ${contexte.version}, sur cet ordinateur`
  if (section === 'tableurs') return <TableursScreen lead={lead} />
  const Content = CONTENTS[section]
  return (
    <Parts lead={lead} section={section}>
      <Content key={annee.id} />
    </Parts>
  )
}

/** Section of the spreadsheets to import; an open file takes the whole screen, and is released when the section is left. */
function TableursScreen({ lead }: { readonly lead: string }) {
  const { opened, section } = useTableurs()
  return (
    opened ?? (
      <Parts lead={lead} section="tableurs">
        {section}
      </Parts>
    )
  )
}

function Parts({
  lead,
  section,
  children,
}: {
  readonly lead: string
  readonly section: Section
  readonly children: ReactNode
}) {
  return (
    <Screen title="Réglages" lead={lead}>
      <div className={styles.parts}>
        <nav className={styles.list} aria-label="Parties des réglages">
          <ul>
            {SECTIONS.map((name) => (
              <li key={name}>
                <a
                  href={hrefTo('reglages', { section: name })}
                  className={styles.link}
                  aria-current={name === section ? 'true' : undefined}
                >
                  {SECTION_TEXTS[name]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.content}>{children}</div>
      </div>
    </Screen>
  )
}

function ApparenceSection() {
  return (
    <Panel title="Apparence">
      <Apparence />
    </Panel>
  )
}
