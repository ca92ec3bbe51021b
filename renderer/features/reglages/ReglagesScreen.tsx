import { SegmentedControl, Slider, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import { libelleAnnee } from '../../../shared/dates.ts'
import { type Densite, TAILLES_TEXTE, useDensite, useTailleTexte } from '../../app/preferences.ts'
import { hrefTo, useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import acts from '../../ui/Acts.module.css'
import { Panel } from '../../ui/Panel.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ActionsSection } from '../actions/ActionsSection.tsx'
import { AnneesSection } from '../annees/AnneesSection.tsx'
import { CalendrierSection } from '../calendrier/CalendrierSection.tsx'
import { OpenDossier } from '../dossiers/OpenDossier.tsx'
import { SaveDossier } from '../dossiers/SaveDossier.tsx'
import { useTableurs } from '../imports/MesTableurs.tsx'
import { ReglagesOrientations } from '../orientations/ReglagesOrientations.tsx'
import { DonneesSection } from '../personnes/DonneesSection.tsx'
import { ProtectionSection } from '../protection/ProtectionSection.tsx'
import { ReseauSection } from '../reseau/ReseauSection.tsx'
import { SauvegardesSection } from '../sauvegardes/SauvegardesSection.tsx'
import { StructureSection } from '../structure/StructureSection.tsx'
import styles from './ReglagesScreen.module.css'
import { ReglesSection } from './ReglesSection.tsx'
import { SECTION_TEXTS, SECTIONS, type Section, sectionOf } from './sections.ts'

const SCHEMES = [
  {
    value: 'auto',
    label: <Choice icon={<IconDeviceDesktop size="1rem" />} text="Comme l’ordinateur" />,
  },
  { value: 'light', label: <Choice icon={<IconSun size="1rem" />} text="Clair" /> },
  { value: 'dark', label: <Choice icon={<IconMoon size="1rem" />} text="Sombre" /> },
] as const

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

/** Section of the année as one file: saved, or loaded. */
function DossierSection() {
  const { annee, selectAnnee } = useSelection()
  return (
    <Panel title="Dossier">
      <div className={acts.action}>
        <p className={acts.text}>
          Un dossier, c’est l’année {libelleAnnee(annee)} entière dans un fichier, bilans envoyés
          compris&nbsp;: à transmettre, ou à ouvrir sur un autre ordinateur, où elle s’ajoute à ce
          qui s’y trouve. Il contient des noms d’enfants&nbsp;: gardez-le en lieu sûr.
        </p>
        <p className={acts.text}>
          Une sauvegarde, c’est tout&nbsp;: toutes vos années, remises comme elles étaient ce
          jour-là. Pour vous protéger d’une panne ou changer d’ordinateur, allez dans
          «&nbsp;Sauvegardes&nbsp;». Elle seule garde aussi ce que «&nbsp;Annuler&nbsp;» peut
          reprendre, l’historique des imports et la clé du réseau.
        </p>
        <SaveDossier anneeId={annee.id} />
      </div>
      <div className={acts.action}>
        <p className={acts.text}>
          Reprendre une année enregistrée avec Cartable. Elle s’ajoute à celles qui sont déjà là.
        </p>
        <OpenDossier onOpened={selectAnnee} />
      </div>
    </Panel>
  )
}

/** Light or dark, the size of the text, the height of rows; applied at once and kept on this computer. */
function Apparence() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [taille, setTaille] = useTailleTexte()
  const [densite, setDensite] = useDensite()
  return (
    <>
      <div className={styles.field}>
        <span className={styles.label} id="apparence-couleurs">
          Couleurs
        </span>
        <SegmentedControl
          aria-labelledby="apparence-couleurs"
          data={[...SCHEMES]}
          value={colorScheme}
          onChange={(value) => setColorScheme(value)}
        />
      </div>
      <div className={styles.field}>
        <span className={styles.label} id="apparence-taille">
          Taille du texte
        </span>
        <Slider
          className={styles.slider}
          thumbProps={{ 'aria-labelledby': 'apparence-taille' }}
          label={(value) => `${value}\u00a0%`}
          {...TAILLES_TEXTE}
          marks={[
            { value: 80, label: '80\u00a0%' },
            { value: 100, label: '100\u00a0%' },
            { value: 150, label: '150\u00a0%' },
          ]}
          defaultValue={taille}
          onChangeEnd={setTaille}
        />
      </div>
      <div className={styles.field}>
        <span className={styles.label} id="apparence-lignes">
          Lignes des listes
        </span>
        <SegmentedControl
          aria-labelledby="apparence-lignes"
          data={[
            { value: 'compacte', label: 'Compactes' },
            { value: 'confortable', label: 'Confortables' },
          ]}
          value={densite}
          onChange={(value) => setDensite(value as Densite)}
        />
      </div>
    </>
  )
}

function Choice({ icon, text }: { readonly icon: ReactNode; readonly text: string }) {
  return (
    <span style={{ display: 'inline-flex', gap: '0.375rem', alignItems: 'center' }}>
      <span aria-hidden style={{ display: 'inline-flex' }}>
        {icon}
      </span>
      {text}
    </span>
  )
}
