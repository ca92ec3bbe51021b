import { IconCalendarStats } from '@tabler/icons-react'
import { libelleAnnee } from '../../../shared/dates.ts'
import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import { sectionsOf } from '../../../shared/domain/bilan.ts'
import { type ChampTrame, champsOfSection } from '../../../shared/domain/trame.ts'
import { formatDate, formatNumber } from '../../../shared/format.ts'
import type { BilanPrecedent, BilanVue } from '../../../shared/ipc/bilans.ipc.ts'
import { champOf, texteOf } from '../../../shared/texts/valeurs.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useRead } from '../../app/useRead.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SmallTable } from '../../ui/SmallTable.tsx'
import styles from './BilanScreen.module.css'
import { type DemandeBilan, useBilan } from './useBilan.ts'

/** Figures of the form for this année and the previous one, as of the same day in each. */
export function DeuxAnnees({ demande }: { readonly demande: DemandeBilan }) {
  const vue = useBilan(demande)
  const precedent = useRead('bilans:findPrecedent', demande)
  return (
    <Loaded query={vue}>
      {(found) => (
        <Loaded query={precedent}>
          {(before) =>
            before === null ? (
              <EmptyState
                icon={<IconCalendarStats />}
                title="Pas d’année précédente à comparer"
                advice="Cartable compare l’action à celle du même numéro, l’année d’avant. Importez son dossier dans Réglages si vous l’avez."
              />
            ) : (
              <Comparaison vue={found} precedent={before} />
            )
          }
        </Loaded>
      )}
    </Loaded>
  )
}

const NUMBERS: readonly ChampTrame['kind'][] = ['number', 'hours']

function Comparaison({
  vue: { bilan, comparaisons },
  precedent,
}: {
  readonly vue: BilanVue
  readonly precedent: BilanPrecedent
}) {
  const champs = sectionsOf(bilan)
    .flatMap(champsOfSection)
    .filter(({ kind }) => NUMBERS.includes(kind))
  const prevus = new Map(comparaisons.map((one) => [one.code, one.prevu]))
  const listed = sectionsOf(bilan)
    .flatMap(({ list }) => list?.items ?? [])
    .filter(({ code }) => isYes(bilan, code) !== isYes(precedent.bilan, code))
  return (
    <div className={styles.annees}>
      <Panel
        title="Les chiffres"
        aside={
          <Quiet>{`Au ${formatDate(precedent.bilan.arreteAu)} et au ${formatDate(bilan.arreteAu)}`}</Quiet>
        }
      >
        <SmallTable
          label="Comparaison de deux années"
          head={['', precedent.annee, libelleAnnee(bilan.annee), 'Différence', 'Prévu sur l’année']}
          rows={champs.map((champ) => ({
            key: champ.code,
            cells: [
              champ.label,
              textOf(precedent.bilan, champ),
              textOf(bilan, champ),
              differenceOf(champ, bilan, precedent.bilan),
              texteOf(bilan.trame, champ, prevus.get(champ.code) ?? null) ?? '–',
            ],
          }))}
        />
      </Panel>
      <Panel title="Ce qui a commencé ou cessé">
        {listed.length === 0 ? (
          <Quiet>Les mêmes réponses d’une année à l’autre.</Quiet>
        ) : (
          <SmallTable
            label="Réponses qui ont changé"
            head={['', precedent.annee, libelleAnnee(bilan.annee)]}
            rows={listed.map(({ code, label }) => ({
              key: code,
              cells: [
                label,
                isYes(precedent.bilan, code) ? 'oui' : 'non',
                isYes(bilan, code) ? 'oui' : 'non',
              ],
            }))}
          />
        )}
      </Panel>
    </div>
  )
}

const isYes = (bilan: BilanRempli, code: string): boolean => champOf(bilan, code).valeur === true

const textOf = (bilan: BilanRempli, champ: ChampTrame): string =>
  texteOf(bilan.trame, champ, champOf(bilan, champ.code).valeur) ?? '–'

function differenceOf(champ: ChampTrame, now: BilanRempli, before: BilanRempli): string {
  const [a, b] = [champOf(now, champ.code).valeur, champOf(before, champ.code).valeur]
  if (typeof a !== 'number' || typeof b !== 'number') return '–'
  const difference = a - b
  if (Math.abs(difference) < 0.005) return '='
  const text = formatNumber(
    Math.abs(difference),
    champ.kind === 'hours' ? 2 : (champ.decimals ?? 0),
  )
  return `${difference > 0 ? '+' : '−'} ${text}`
}
