import { ActionIcon, Button, Group, Menu } from '@mantine/core'
import {
  IconArrowMerge,
  IconCertificate,
  IconDots,
  IconPencil,
  IconPrinter,
  IconShieldLock,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { EnfantFiche } from '../../../shared/ipc/enfants.ipc.ts'
import { hrefTo } from '../../app/router.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { AttestationPresence } from '../presences/AttestationPresence.tsx'
import { FicheImprimee } from './FicheImprimee.tsx'

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
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="1.875rem" aria-label="Autres possibilités">
            <IconDots size="1.125rem" aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
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
            onClick={() =>
              remove.mutate({ enfantId }, { onSuccess: onGone, onError: notifyFailure })
            }
          >
            Supprimer la fiche
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isCertifying ? (
        <AttestationPresence enfantId={enfantId} onPrinted={() => setIsCertifying(false)} />
      ) : null}
      {isPrinting ? <FicheImprimee fiche={fiche} onPrinted={() => setIsPrinting(false)} /> : null}
    </Group>
  )
}
