import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { champsOfSection, type SectionTrame, type Trame } from '../../../shared/domain/trame.ts'
import { formatCount } from '../../../shared/format.ts'
import type { BilanVue } from '../../../shared/ipc/bilans.ipc.ts'
import styles from './BilanScreen.module.css'
import { FormField } from './FormField.tsx'
import { type DemandeBilan, useConfirm } from './useBilan.ts'

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
      <ConfirmSection section={section} vue={vue} demande={demande} />
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
      {section.note === undefined ? null : (
        <p className={styles.note}>
          {section.note}
          <br />
          Pièces jointes&nbsp;: les annexes, avec les grilles de présence et l’assiduité de chaque
          enfant, sans les noms.
        </p>
      )}
    </div>
  )
}

/** Confirms every proposed answer of a section at once; one alone has its own button beside it. */
function ConfirmSection({
  section,
  vue: { bilan },
  demande,
}: {
  readonly section: SectionTrame
  readonly vue: BilanVue
  readonly demande: DemandeBilan
}) {
  const { confirm, isPending } = useConfirm(demande)
  const codes = champsOfSection(section)
    .map(({ code }) => code)
    .filter((code) => bilan.champs[code]?.origine === 'proposee')
  if (codes.length < 2) return null
  const isUnkept = codes.every((code) => bilan.champs[code]?.valeur === false)
  return (
    <div className={styles.confirm}>
      <span>
        {formatCount(codes.length, 'réponse proposée', 'réponses proposées')}
        {isUnkept ? ', faute d’enregistrement à cette date' : ', d’après vos saisies'}. Relisez-les,
        puis confirmez ou changez-les.
      </span>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconCheck size="0.875rem" aria-hidden />}
        loading={isPending}
        onClick={() => confirm(bilan, codes)}
      >
        {`Confirmer les ${codes.length} réponses`}
      </Button>
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
