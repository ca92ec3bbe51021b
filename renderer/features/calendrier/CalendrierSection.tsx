import { libelleAnnee } from '../../../shared/dates.ts'
import { formatDate } from '../../../shared/format.ts'
import type { CalendrierAnnee } from '../../../shared/ipc/calendrier.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { formatJour } from '../../texts/dates.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SmallTable } from '../../ui/SmallTable.tsx'
import { useCalendrier } from './useCalendrier.ts'
import { VacancesForm } from './VacancesForm.tsx'

/** When nothing takes place: holidays, to be corrected, and public holidays, computed. */
export function CalendrierSection() {
  const query = useCalendrier()
  return <Loaded query={query}>{(calendrier) => <Content calendrier={calendrier} />}</Loaded>
}

function Content({ calendrier }: { readonly calendrier: CalendrierAnnee }) {
  const { annee } = useSelection()
  const { feries, zone, isPropre, inconnues } = calendrier
  return (
    <>
      {zone === null && !isPropre ? (
        <Notice tone="warn" title="La zone scolaire n’est pas connue">
          Sans elle, aucune date de vacances n’est proposée.{' '}
          <a href={hrefTo('reglages', { section: 'structure' })}>
            Indiquez-la dans «&nbsp;Structure&nbsp;»
          </a>
          , ou ajoutez les vacances ci-dessous.
        </Notice>
      ) : null}
      {inconnues.length === 0 || zone === null ? null : (
        <Notice tone="warn" title="Des dates ne sont pas encore connues de Cartable">
          Ajoutez-les ci-dessous quand elles seront publiées&nbsp;: {inconnues.join(', ')}.
        </Notice>
      )}
      <VacancesForm calendrier={calendrier} anneeId={annee.id} />
      <Panel title={`Jours fériés ${libelleAnnee(annee)}`}>
        <Quiet block>Calculés&nbsp;: ils ne se modifient pas.</Quiet>
        <SmallTable
          label="Jours fériés"
          head={['Jour férié', 'Jour', 'Date']}
          rows={feries.map(({ date, nom }) => ({
            key: date,
            cells: [nom, formatJour(date), formatDate(date)],
          }))}
        />
      </Panel>
    </>
  )
}
