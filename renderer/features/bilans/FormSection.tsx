import type { ChampTrame, SectionTrame, Trame } from '../../../shared/domain/trame.ts'
import type { BilanVue } from '../../../shared/ipc/bilans.ipc.ts'
import styles from './BilanScreen.module.css'
import { FormField } from './FormField.tsx'

/** One section of the form: its yes/no lines, then its questions. */
export function FormSection({
  section,
  vue,
  openCode,
  onOpen,
}: {
  readonly section: SectionTrame
  readonly vue: BilanVue
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
      {champsOf(section).map((champ) => (
        <FormField
          key={champ.code}
          champ={champ}
          vue={vue}
          isOpen={champ.code === openCode}
          onOpen={onOpen}
        />
      ))}
      {section.note === undefined ? null : <p className={styles.note}>{section.note}</p>}
    </div>
  )
}

/** A line of a list is a yes/no question like any other. */
function champsOf({ list, fields = [] }: SectionTrame): readonly ChampTrame[] {
  const lines = list?.items.map(
    (item): ChampTrame => ({ ...item, kind: 'yes-no', from: list.from }),
  )
  return [...(lines ?? []), ...fields]
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
