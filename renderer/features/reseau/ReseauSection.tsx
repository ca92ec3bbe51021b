import { Group } from '@mantine/core'
import { useState } from 'react'
import { dayInAnnee } from '../../../shared/dates.ts'
import type { DemandeReseau, EtatReseau } from '../../../shared/ipc/reseau.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { DateField } from '../../ui/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Contribuer } from './Contribuer.tsx'
import { CleReseau, ModeleReseau } from './Modele.tsx'
import { Recevoir } from './Porteurs.tsx'
import styles from './Reseau.module.css'

/** Section of the network of a town: this centre's contribution and model, and the sum of all for a centre that receives them. */
export function ReseauSection() {
  const { annee, contexte } = useSelection()
  const [arreteAu, setArreteAu] = useState(() => dayInAnnee(contexte.today, annee))
  const demande = { anneeId: annee.id, arreteAu }
  const query = useRead('reseau:find', demande, { keepsPrevious: true })
  const refuse = (date: string) =>
    date < annee.debut || date > annee.fin ? 'Choisissez une date de l’année scolaire.' : null
  return (
    <>
      <Panel
        title="Le réseau de la ville"
        aside={
          <DateField label="Arrêté au" value={arreteAu} onChange={setArreteAu} refusalOf={refuse} />
        }
      >
        <p className={styles.text}>
          Plusieurs centres d’une ville se donnent les mêmes critères, envoient leurs chiffres à qui
          les réunit, et comptent les enfants une seule fois. Tout passe par des fichiers, que vous
          envoyez par courriel&nbsp;: aucun ne contient le nom d’un enfant.
        </p>
      </Panel>
      <Loaded query={query}>{(etat) => <Parts etat={etat} demande={demande} />}</Loaded>
    </>
  )
}

function Parts({ etat, demande }: { readonly etat: EtatReseau; readonly demande: DemandeReseau }) {
  return (
    <>
      <Contribuer demande={demande} etat={etat} />
      <ModeleReseau etat={etat} anneeId={demande.anneeId} />
      <CleReseau hasCle={etat.hasCle} />
      <Panel title="Réunir les contributions de la ville">
        <p className={styles.text}>
          Pour qui réunit les chiffres de tous&nbsp;: à la première contribution ouverte,
          «&nbsp;Réseau&nbsp;» apparaît dans le menu.
        </p>
        <Group gap="xs">
          <Recevoir />
        </Group>
      </Panel>
    </>
  )
}
