import { Button, Group, Menu } from '@mantine/core'
import {
  IconArrowMerge,
  IconCertificate,
  IconPencil,
  IconPrinter,
  IconShieldLock,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { libelleAnnee } from '../../../shared/dates.ts'
import { neText } from '../../../shared/domain/enfant.ts'
import { formatDate, formatPersonne, formatTelephone } from '../../../shared/format.ts'
import type { EnfantFiche } from '../../../shared/ipc/enfants.ipc.ts'
import { LIBELLES_INSCRIPTION } from '../../../shared/texts/libelles.ts'
import { hrefTo } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { niveauText } from '../../texts/codes.ts'
import { PrintedPage } from '../../ui/PrintedPage.tsx'
import { MoreMenu } from '../../ui/TableMenu.tsx'
import { AttestationPresence } from '../presences/AttestationPresence.tsx'
import { autorisationsOf, ouiNon } from './AutorisationsPart.tsx'

/** Forms that take the place of the head of a fiche. */
export type FicheForm = 'identite' | 'fusion' | null

/** Buttons for the record as a whole: correct it, merge it, print it, delete it. */
export function EnfantActions({
  fiche,
  onForm,
  onGone,
}: {
  readonly fiche: EnfantFiche
  readonly onForm: (form: FicheForm) => void
  readonly onGone: () => void
}) {
  const remove = useWrite('enfants:delete')
  const [isPrinting, setIsPrinting] = useState(false)
  const [isCertifying, setIsCertifying] = useState(false)
  const { enfantId } = fiche
  return (
    <Group gap="0.375rem">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPencil size="1rem" aria-hidden />}
        onClick={() => onForm('identite')}
      >
        Modifier l’identité
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconArrowMerge size="1rem" aria-hidden />}
        onClick={() => onForm('fusion')}
      >
        Fusionner avec…
      </Button>
      <MoreMenu>
        <Menu.Item leftSection={<IconPrinter size="1rem" />} onClick={() => setIsPrinting(true)}>
          Imprimer la fiche
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCertificate size="1rem" />}
          onClick={() => setIsCertifying(true)}
        >
          Imprimer une attestation de présence
        </Menu.Item>
        <Menu.Item
          component="a"
          href={hrefTo('reglages', { section: 'donnees', genre: 'enfant', id: enfantId })}
          leftSection={<IconShieldLock size="1rem" />}
        >
          Données personnelles, effacement…
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<IconTrash size="1rem" />}
          onClick={() => remove.mutate({ enfantId }, { onSuccess: onGone, onError: notifyFailure })}
        >
          Supprimer la fiche
        </Menu.Item>
      </MoreMenu>
      {isCertifying ? (
        <AttestationPresence enfantId={enfantId} onPrinted={() => setIsCertifying(false)} />
      ) : null}
      {isPrinting ? <FicheImprimee fiche={fiche} onPrinted={() => setIsPrinting(false)} /> : null}
    </Group>
  )
}

/** Fiche of an enfant on paper: people to call, people who may fetch the enfant, inscriptions of this année. */
function FicheImprimee({
  fiche,
  onPrinted,
}: {
  readonly fiche: EnfantFiche
  readonly onPrinted: () => void
}) {
  const { contexte, annee } = useSelection()
  const { rentreSeul, droitImage, contratSigne } = autorisationsOf(fiche, annee.id)
  const inscriptions = fiche.inscriptions.filter(({ debut }) => debut >= annee.debut)
  const responsables = fiche.famille?.responsables ?? []
  const blank = '____________'
  return (
    <PrintedPage
      structure={contexte.structure?.nom ?? ''}
      title={formatPersonne(fiche)}
      onPrinted={onPrinted}
    >
      <p>
        {[neText(fiche), `année ${libelleAnnee(annee)}`, `imprimé le ${formatDate(contexte.today)}`]
          .filter((part) => part !== '')
          .join(', ')}
      </p>
      <h2>À joindre</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Nom</th>
            <th scope="col">Lien</th>
            <th scope="col">Téléphone</th>
            <th scope="col">Vient le chercher</th>
            <th scope="col">À prévenir</th>
          </tr>
        </thead>
        <tbody>
          {responsables.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a printed list never moves
            <tr key={index}>
              <td>{[one.prenom, one.nom].filter((part) => part !== null).join(' ')}</td>
              <td>{one.lien ?? 'responsable'}</td>
              <td data-unbroken>{one.telephone === null ? '' : formatTelephone(one.telephone)}</td>
              <td>Oui</td>
              <td>Oui</td>
            </tr>
          ))}
          {fiche.proches.map((one) => (
            <tr key={`${one.nom} ${one.telephone}`}>
              <td>{one.nom}</td>
              <td>{one.lien}</td>
              <td data-unbroken>{one.telephone === null ? '' : formatTelephone(one.telephone)}</td>
              <td>{one.isAutorise ? 'Oui' : 'Non'}</td>
              <td>{one.isAPrevenir ? 'Oui' : 'Non'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Autorisations</h2>
      <p>
        Rentre seul&nbsp;: {ouiNon(rentreSeul) ?? blank} · Droit à l’image&nbsp;:{' '}
        {ouiNon(droitImage) ?? blank} · Contrat signé le&nbsp;:{' '}
        {contratSigne === null ? blank : formatDate(contratSigne)}
      </p>
      <h2>Inscriptions</h2>
      {inscriptions.length === 0 ? <p>Aucune cette année.</p> : null}
      {inscriptions.map((one) => (
        <p key={one.inscriptionId}>
          {[
            one.collectif ?? LIBELLES_INSCRIPTION[one.statut],
            one.niveau === null ? null : niveauText(one.niveau),
            one.classe,
            one.etablissement,
            one.fin === null
              ? `depuis le ${formatDate(one.debut)}`
              : `du ${formatDate(one.debut)} au ${formatDate(one.fin)}`,
          ]
            .filter((part) => part !== null)
            .join(', ')}
        </p>
      ))}
    </PrintedPage>
  )
}
