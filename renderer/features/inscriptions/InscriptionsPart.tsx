import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { EnfantFiche } from '../../../shared/ipc/enfants.ipc.ts'
import styles from '../../ui/Fiche.module.css'
import { FichePart } from '../../ui/FichePart.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { InscriptionCard } from './InscriptionCard.tsx'
import { NouvelleInscriptionForm } from './InscriptionForm.tsx'
import { NewInscription } from './NewInscription.tsx'
import { useFirstAction } from './useInscriptionChoices.ts'

/** The inscriptions of an enfant over time, the latest first. */
export function InscriptionsPart({ fiche }: { readonly fiche: EnfantFiche }) {
  const [isAdding, setIsAdding] = useState(false)
  const actionId = useFirstAction()
  const { enfantId, inscriptions } = fiche
  return (
    <FichePart
      title="Inscriptions"
      aside={
        actionId === null || isAdding ? null : (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size="0.875rem" aria-hidden />}
            onClick={() => setIsAdding(true)}
          >
            Nouvelle inscription
          </Button>
        )
      }
    >
      {isAdding && actionId !== null ? (
        <NewInscription actionId={actionId}>
          {(proposed) => (
            <NouvelleInscriptionForm
              enfantId={enfantId}
              proposed={proposed}
              latest={inscriptions[0]}
              onDone={() => setIsAdding(false)}
            />
          )}
        </NewInscription>
      ) : null}
      {inscriptions.length === 0 ? (
        <p className={styles.text}>
          <Quiet>Aucune inscription&nbsp;: l’enfant n’apparaît pas encore dans la liste.</Quiet>
        </p>
      ) : null}
      {inscriptions.map((inscription) => (
        <InscriptionCard key={inscription.inscriptionId} inscription={inscription} />
      ))}
    </FichePart>
  )
}
