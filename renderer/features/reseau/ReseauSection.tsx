import { Button, Group } from '@mantine/core'
import { IconDeviceFloppy, IconEye } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { entreeOf } from '../../../shared/domain/catalogue.ts'
import type { Contribution } from '../../../shared/domain/contribution.ts'
import { formatNumber } from '../../../shared/format.ts'
import type { DemandeReseau, EtatReseau } from '../../../shared/ipc/reseau.ipc.ts'
import { call } from '../../app/api.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useRead } from '../../app/useRead.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { Panel } from '../../ui/Panel.tsx'
import { SmallTable } from '../../ui/SmallTable.tsx'
import { WriteOutcome } from '../documents/WrittenFile.tsx'
import { CleReseau, ModeleReseau } from './Modele.tsx'
import { Recevoir, useReseau } from './Porteurs.tsx'
import styles from './Reseau.module.css'

/** Section of the network of a town: this centre's contribution and model, and the sum of all for a centre that receives them. */
export function ReseauSection() {
  const { demande, query, field } = useReseau()
  return (
    <>
      <Panel title="Le réseau de la ville" aside={field}>
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

/** Contribution of this centre to the town: shown whole, then saved. */
function Contribuer({
  demande,
  etat,
}: {
  readonly demande: DemandeReseau
  readonly etat: EtatReseau
}) {
  const [isShown, setIsShown] = useState(false)
  const save = useMutation({ mutationFn: () => call('reseau:saveContribution', demande) })
  return (
    <Panel title="Envoyer les chiffres de mon centre">
      <p className={styles.text}>
        La contribution contient vos chiffres à cette date et ce que sont devenues les propositions
        des écoles. Ni nom, ni date de naissance, ni téléphone&nbsp;; {masqueText(etat)}
      </p>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconEye size="1rem" aria-hidden />}
          aria-expanded={isShown}
          onClick={() => setIsShown((shown) => !shown)}
        >
          {isShown ? 'Masquer ce qui serait envoyé' : 'Voir ce qui serait envoyé'}
        </Button>
        <Button
          size="xs"
          leftSection={<IconDeviceFloppy size="1rem" aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          Enregistrer la contribution…
        </Button>
      </Group>
      <WriteOutcome write={save} isOpenable={false}>
        <p className={styles.text}>À joindre à un courriel pour la ville.</p>
      </WriteOutcome>
      {isShown ? <Apercu demande={demande} /> : null}
      <AutreIdentite />
    </Panel>
  )
}

/** Gives this centre a new identity when its base was copied from another one: the town would take both for one. */
function AutreIdentite() {
  const renew = useWrite('reseau:renewIdentite')
  return (
    <div className={styles.rule}>
      <p className={styles.text}>
        {renew.isSuccess
          ? 'Ce centre a maintenant une identité à lui\u00a0: enregistrez de nouveau sa contribution, et envoyez-la.'
          : 'Si votre Cartable a commencé par une copie de la base d’un autre centre, la ville prendrait les deux pour un seul.'}
      </p>
      <Button
        size="xs"
        variant="default"
        loading={renew.isPending}
        onClick={() => renew.mutate(undefined, { onError: notifyFailure })}
      >
        Donner une autre identité à ce centre
      </Button>
    </div>
  )
}

function masqueText({ modele }: EtatReseau): string {
  const masque = modele?.comptes.sansMasque
    ? 'les petits nombres y sont comptés à l’unité, comme le demande le modèle du réseau'
    : 'les petits nombres (de 1 à 4) y sont masqués'
  const empreintes = modele?.comptes.empreintes
    ? '. Des empreintes chiffrées permettent de compter une seule fois un enfant qui va chez deux porteurs\u00a0; sans la clé, elles ne disent rien.'
    : '.'
  return `${masque}${empreintes}`
}

function Apercu({ demande }: { readonly demande: DemandeReseau }) {
  const query = useRead('reseau:previewContribution', demande, { isFresh: true })
  return <Loaded query={query}>{(contribution) => <Contenu {...contribution} />}</Loaded>
}

function Contenu({ ensemble, ventilations, flux, empreintes }: Contribution) {
  const lists = [
    ['Par niveau', ventilations.niveaux],
    ['Par quartier', ventilations.quartiers],
    ['Par critère d’orientation', ventilations.criteres],
  ] as const
  return (
    <div className={styles.columns}>
      <SmallTable
        label="Chiffres envoyés"
        head={['Chiffre', 'Valeur']}
        rows={Object.entries(ensemble).map(([code, valeur]) => ({
          key: code,
          cells: [entreeOf(code)?.libelle ?? code, valeur === null ? '–' : formatNumber(valeur, 2)],
        }))}
      />
      {lists.map(([label, comptes]) =>
        Object.keys(comptes).length === 0 ? null : (
          <SmallTable
            key={label}
            label={label}
            head={[label, 'Enfants']}
            rows={Object.entries(comptes).map(([nom, n]) => ({
              key: nom,
              cells: [nom, n === null ? 'masqué' : n],
            }))}
          />
        ),
      )}
      <p className={styles.text}>
        {`${flux.length} écoles, avec ce que leurs propositions sont devenues\u00a0; `}
        {empreintes === null
          ? 'aucune empreinte.'
          : `${empreintes.enfants.length} empreintes d’enfants.`}
      </p>
    </div>
  )
}
