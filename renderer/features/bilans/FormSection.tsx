import { champsOfSection, type SectionTrame, type Trame } from '../../../shared/domain/trame.ts'
import type { BilanVue } from '../../../shared/ipc/bilans.ipc.ts'
import styles from './BilanScreen.module.css'
import { FormField } from './FormField.tsx'
import type { DemandeBilan } from './useBilan.ts'

/** One section of the form: its yes/no lines, then its questions. */
export function FormSection({
  section,
  vue,
  demande,
  openCode,
  onOpen,
}: {
  readonly section: SectionTrame
  readonly vue: BilanVue
  readonly demande: DemandeBilan
  readonly openCode: string | null
  readonly onOpen: (code: string | null) => void
}) {
  return (
    <div className={styles.section}>
      {section.subheading === undefined ? null : (
        <h3 className={styles.subheading}>{section.subheading}</h3>
      )}
      {section.objectives === undefined ? null : (
        <Objectives objectives={section.objectives} wording={vue.bilan.trame.wording} />
      )}
      {champsOfSection(section).map((champ) => (
        <FormField
          key={champ.code}
          champ={champ}
          vue={vue}
          demande={demande}
          isOpen={champ.code === openCode}
          onOpen={onOpen}
        />
      ))}
      {section.note === undefined ? null : <p className={styles.note}>{section.note}</p>}
    </div>
  )
}

function Objectives({
  objectives,
  wording,
}: {
  readonly objectives: readonly string[]
  readonly wording: Trame['wording']
}) {
  return (
    <details className={styles.objectives}>
      <summary>{objectives.length === 1 ? wording.objective : wording.objectives}</summary>
      <ul>
        {objectives.map((objective) => (
          <li key={objective}>{objective}</li>
        ))}
      </ul>
    </details>
  )
}
