import { Button } from '@mantine/core'
import { IconPhoneCheck } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { formatEnfant } from '../../../shared/domain/homonyme.ts'
import { formatCount, formatDate, formatTelephone } from '../../../shared/format.ts'
import type { AbsencesDeSuite } from '../../../shared/ipc/presences.ipc.ts'
import { hrefTo } from '../../app/router.ts'
import { usePerimetre } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import lines from '../../ui/Lines.module.css'
import { Loading } from '../../ui/Loading.tsx'
import { lazyPart } from '../../ui/lazy-part.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import styles from './RegistreSeance.module.css'

const AppelForm = lazyPart(async () => (await import('./AppelForm.tsx')).AppelForm)

/** The families to call after absences in a row, with their telephones; nothing while there is none. */
export function AbsencesPanel() {
  const { data: absences = [] } = useRead('presences:findAbsences', usePerimetre())
  const [calling, setCalling] = useState<string | null>(null)
  if (absences.length === 0) return null
  return (
    <Panel title="Familles à appeler" aside={<Quiet>absences de suite, sans excuse</Quiet>}>
      <ul className={lines.rows}>
        {absences.map((ligne) => (
          <li key={ligne.enfantId} className={lines.row}>
            <span className={lines.who}>
              <a href={hrefTo('enfants', { enfant: ligne.enfantId })}>{formatEnfant(ligne)}</a>{' '}
              <Quiet>{detailOf(ligne)}</Quiet>
              <Phones ligne={ligne} />
            </span>
            {calling === ligne.enfantId ? (
              <span />
            ) : (
              <Button
                size="compact-xs"
                variant="light"
                leftSection={<IconPhoneCheck size="1rem" aria-hidden />}
                aria-label={`Noter l’appel à la famille de ${formatEnfant(ligne)}`}
                onClick={() => setCalling(ligne.enfantId)}
              >
                Appelé
              </Button>
            )}
            {calling === ligne.enfantId ? (
              <div className={styles.wholeRow}>
                <Suspense fallback={<Loading />}>
                  <AppelForm ligne={ligne} onDone={() => setCalling(null)} />
                </Suspense>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function detailOf({ absences, premiere, vuLe, collectifs }: AbsencesDeSuite): string {
  const seen = vuLe === null ? 'aucune présence' : `dernière présence le ${formatDate(vuLe)}`
  const since = `${formatCount(absences, 'absence')} depuis le ${formatDate(premiere)}`
  return [since, seen, ...collectifs].join(' · ')
}

function Phones({ ligne: { contacts, dernierAppel } }: { readonly ligne: AbsencesDeSuite }) {
  return (
    <Quiet block>
      {contacts.length === 0 ? 'Aucun téléphone noté pour la famille' : null}
      {contacts.map(({ nom, telephone }, rank) => (
        <span key={`${nom} ${telephone}`}>
          {rank === 0 ? '' : ', '}
          {nom} <strong className={styles.phone}>{formatTelephone(telephone)}</strong>
        </span>
      ))}
      {dernierAppel === null ? null : (
        <span>
          {` · appelé le ${formatDate(dernierAppel.date)}`}
          {dernierAppel.note === null ? '' : `\u00a0: ${dernierAppel.note}`}
        </span>
      )}
    </Quiet>
  )
}
