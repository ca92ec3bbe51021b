import { Button, Group, Modal, PasswordInput, Radio } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { describeError } from '../../app/describe-error.ts'
import { fieldErrors } from '../../app/useWrite.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import styles from './Protection.module.css'

const SHOW = { 'aria-label': 'Afficher ce qui est tapé' }

/** Words of the choice: what is protected, and how each of the two files is called. */
type Mots = {
  readonly question: string
  readonly sans: ReactNode
  readonly avec: ReactNode
}

/**
 * Choice of a password for a file to write, typed twice. `motDePasse`: null for none. `onTyped`: called at each change,
 * to drop the refusal of before.
 */
export function useFilePassword(
  { question, sans, avec }: Mots,
  { refused, onTyped }: { readonly refused: string | undefined; readonly onTyped: () => void },
) {
  const [isLocked, setIsLocked] = useState(false)
  const [motDePasse, setMotDePasse] = useState('')
  const [again, setAgain] = useState('')
  const differs = again !== '' && again !== motDePasse
  const fields = (
    <div className={styles.fichier}>
      <Radio.Group
        label={question}
        value={isLocked ? 'avec' : 'sans'}
        onChange={(value) => {
          setIsLocked(value === 'avec')
          onTyped()
        }}
      >
        <div className={styles.choix}>
          <Radio value="sans" label={sans} />
          <Radio
            value="avec"
            label={avec}
            description="Sans ce mot de passe, personne ne pourra l’ouvrir, pas même vous&nbsp;: notez-le en lieu sûr."
          />
        </div>
      </Radio.Group>
      {isLocked ? (
        <>
          <PasswordInput
            label="Mot de passe (10 caractères au moins)"
            size="xs"
            w="20rem"
            value={motDePasse}
            error={refused}
            errorProps={{ role: 'alert' }}
            visibilityToggleButtonProps={SHOW}
            onChange={(event) => {
              setMotDePasse(event.currentTarget.value)
              onTyped()
            }}
          />
          <PasswordInput
            label="Le même, une seconde fois"
            size="xs"
            w="20rem"
            value={again}
            error={differs ? 'Les deux mots de passe diffèrent.' : undefined}
            visibilityToggleButtonProps={SHOW}
            onChange={(event) => setAgain(event.currentTarget.value)}
          />
        </>
      ) : null}
    </div>
  )
  return {
    fields,
    motDePasse: isLocked ? motDePasse : null,
    isReady: !isLocked || (motDePasse !== '' && motDePasse === again),
  }
}

/** Dialog for the password of a file to open; a wrong one is told beside its field. */
export function FilePasswordModal({
  title,
  label,
  error,
  isPending,
  onTyped,
  onClose,
  onSubmit,
}: {
  readonly title: string
  readonly label: string
  readonly error: Error | null
  readonly isPending: boolean
  readonly onTyped: () => void
  readonly onClose: () => void
  readonly onSubmit: (motDePasse: string) => void
}) {
  const [motDePasse, setMotDePasse] = useState('')
  const refused = fieldErrors(error).motDePasse
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Fermer' }}>
      <form
        className={`${styles.stack} ${styles.wide}`}
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit(motDePasse)
        }}
      >
        <PasswordInput
          data-autofocus
          label={label}
          value={motDePasse}
          error={refused}
          errorProps={{ role: 'alert' }}
          visibilityToggleButtonProps={SHOW}
          onChange={(event) => {
            setMotDePasse(event.currentTarget.value)
            onTyped()
          }}
        />
        {error === null || refused !== undefined ? null : <ErrorState {...describeError(error)} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
          <Button type="submit" disabled={motDePasse === ''} loading={isPending}>
            Ouvrir
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
