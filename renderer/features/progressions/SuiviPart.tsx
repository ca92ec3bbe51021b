import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { NIVEAUX_SUIVI, type NiveauSuivi, TRIMESTRES } from '../../../shared/domain/progression.ts'
import type { SuiviAnnee } from '../../../shared/ipc/progressions.ipc.ts'
import { LIBELLES_NIVEAU_SUIVI, LIBELLES_TRIMESTRE } from '../../../shared/texts/libelles.ts'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { FichePart } from '../../ui/Panel.tsx'
import { PrintedPage, WritingLines } from '../../ui/PrintedPage.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SmallTable } from '../../ui/SmallTable.tsx'
import styles from './Suivi.module.css'

/** Follow-up of an enfant by trimestre, on the fiche; printed for the meeting with the famille. */
export function SuiviPart({
  enfantId,
  enfant,
}: {
  readonly enfantId: string
  readonly enfant: string
}) {
  const [isPrinting, setIsPrinting] = useState(false)
  const stop = useCallback(() => setIsPrinting(false), [])
  const { data: annees = [] } = useRead('progressions:findOfEnfant', { enfantId })
  if (annees.length === 0) return null
  return (
    <FichePart
      title="Suivi individuel"
      aside={
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPrinter size="1rem" aria-hidden />}
          onClick={() => setIsPrinting(true)}
        >
          Imprimer le suivi
        </Button>
      }
    >
      {annees.map((one) => (
        <Progression key={one.anneeId} suivi={one} />
      ))}
      {isPrinting ? <SuiviImprime enfant={enfant} annees={annees} onPrinted={stop} /> : null}
    </FichePart>
  )
}

function Progression({ suivi: { annee, echelles } }: { readonly suivi: SuiviAnnee }) {
  return (
    <SmallTable
      label={`Suivi individuel ${annee}`}
      head={[annee, ...TRIMESTRES.map((one) => LIBELLES_TRIMESTRE[one])]}
      rows={echelles.map(({ echelleId, nom, niveaux }) => ({
        key: echelleId,
        cells: [
          nom,
          ...TRIMESTRES.map((one) => <Niveau key={one} niveau={niveaux[one - 1] ?? null} />),
        ],
      }))}
    />
  )
}

function SuiviImprime({
  enfant,
  annees,
  onPrinted,
}: {
  readonly enfant: string
  readonly annees: readonly SuiviAnnee[]
  readonly onPrinted: () => void
}) {
  const { contexte } = useSelection()
  return (
    <PrintedPage
      structure={contexte.structure?.nom ?? ''}
      title={`Suivi individuel\u00a0: ${enfant}`}
      signatures={['L’enfant', 'La famille', 'Pour le Clas']}
      onPrinted={onPrinted}
    >
      {annees.map(({ anneeId, annee, echelles }) => (
        <section key={anneeId}>
          <h2>{annee}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">Ce qu’on observe</th>
                {TRIMESTRES.map((one) => (
                  <th key={one} scope="col">
                    {LIBELLES_TRIMESTRE[one]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {echelles.map(({ echelleId, nom, niveaux }) => (
                <tr key={echelleId}>
                  <th scope="row">{nom}</th>
                  {TRIMESTRES.map((one) => {
                    const niveau = niveaux[one - 1] ?? null
                    return <td key={one}>{niveau === null ? '' : LIBELLES_NIVEAU_SUIVI[niveau]}</td>
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <p>
        <Quiet>{`Niveaux, du premier au dernier\u00a0: ${NIVEAUX_SUIVI.map((one) => LIBELLES_NIVEAU_SUIVI[one].toLowerCase()).join(', ')}.`}</Quiet>
      </p>
      {['Ce qu’en dit l’enfant', 'Ce qu’en dit la famille', 'Ce que nous décidons ensemble'].map(
        (part) => (
          <section key={part}>
            <h2>{`${part}\u00a0:`}</h2>
            <WritingLines count={2} />
          </section>
        ),
      )}
    </PrintedPage>
  )
}

/** A level as a bar and its words. */
export function Niveau({ niveau }: { readonly niveau: NiveauSuivi | null }) {
  if (niveau === null) return <Quiet>–</Quiet>
  return (
    <span className={styles.level}>
      <span className={styles.bar} aria-hidden>
        <span className={styles.fill} style={{ width: `${niveau * 25}%` }} />
      </span>
      {LIBELLES_NIVEAU_SUIVI[niveau]}
    </span>
  )
}
