import { useState } from 'react'
import { dayInAnnee, libelleAnnee } from '../../../shared/dates.ts'
import type { DemandeReseau, EtatReseau } from '../../../shared/ipc/reseau.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { DateField } from '../../ui/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ScreenTabs } from '../../ui/ScreenTabs.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import { CarteFlux } from './CarteFlux.tsx'
import { Porteurs } from './Porteurs.tsx'
import styles from './Reseau.module.css'
import { CHEMINS, Derriere, type Ouverte, TableVille } from './TableVille.tsx'

const PARTIES = [
  { value: 'porteurs', label: 'Porteurs' },
  { value: 'chiffres', label: 'Chiffres' },
  { value: 'enfants', label: 'Enfants' },
  { value: 'ecoles', label: 'Écoles et attente' },
] as const
type Partie = (typeof PARTIES)[number]['value']

/** The town's desk: contributions of the porteurs, their sum as of a date, its documents. */
export function ReseauScreen() {
  const { annee, contexte } = useSelection()
  const [arreteAu, setArreteAu] = useState(() => dayInAnnee(contexte.today, annee))
  const demande = { anneeId: annee.id, arreteAu }
  const query = useRead('reseau:find', demande, { keepsPrevious: true })
  const refuse = (date: string) =>
    date < annee.debut || date > annee.fin ? 'Choisissez une date de l’année scolaire.' : null
  return (
    <Screen
      title="Réseau"
      lead={`Les porteurs de la ville, ${libelleAnnee(annee)}`}
      actions={
        <DateField label="Arrêté au" value={arreteAu} onChange={setArreteAu} refusalOf={refuse} />
      }
      fill
    >
      <Loaded query={query}>{(etat) => <Parties etat={etat} demande={demande} />}</Loaded>
    </Screen>
  )
}

function Parties({
  etat,
  demande,
}: {
  readonly etat: EtatReseau
  readonly demande: DemandeReseau
}) {
  const { params, setParams } = useScreenParams()
  const partie: Partie =
    PARTIES.find(({ value }) => value === params.get('partie'))?.value ?? 'porteurs'
  const [ouverte, setOuverte] = useState<Ouverte | null>(null)
  const tables = etat.tables.filter(({ theme }) => theme === partie)
  return (
    <Panes
      label="Réseau de la ville"
      panel={
        ouverte === null ? null : <Derriere ouverte={ouverte} onClose={() => setOuverte(null)} />
      }
    >
      <ScreenTabs
        label="Parties du réseau"
        tabs={PARTIES}
        value={partie}
        onChange={(next) => {
          setOuverte(null)
          setParams({ partie: next })
        }}
      >
        <div className={styles.panels}>
          {partie === 'porteurs' ? <Porteurs etat={etat} demande={demande} /> : null}
          {partie !== 'porteurs' && tables.length === 0 ? (
            <Panel title="Rien à montrer à cette date">
              <p className={styles.text}>
                Choisissez une date plus tardive, ou ouvrez les contributions de cette année dans
                «&nbsp;Porteurs&nbsp;».
              </p>
            </Panel>
          ) : null}
          {tables.map((table) => (
            <TableVille key={table.titre} table={table} ouverte={ouverte} onOpen={setOuverte}>
              {table.titre === CHEMINS ? <CarteFlux table={table} /> : null}
            </TableVille>
          ))}
        </div>
      </ScreenTabs>
    </Panes>
  )
}
