import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconLockOpen } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { describeError } from '../../app/describe-error.ts'
import { navigate } from '../../app/router.ts'
import { fieldErrors } from '../../app/useWrite.ts'
import acts from '../../ui/Acts.module.css'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Logo } from '../../ui/Logo.tsx'
import styles from './Protection.module.css'
import { useShowAgain } from './useProtection.ts'

/** Asks for the password of the data, or the code de secours; until then the window holds no data. */
export function UnlockScreen() {
  const [isForgotten, setIsForgotten] = useState(false)
  const [typed, setTyped] = useState('')
  const showAgain = useShowAgain()
  useDocumentTitle('Verrouillé · Cartable')
  const unlock = useMutation({
    mutationFn: () => call('protection:deverrouiller', { motDePasse: typed }),
    onSuccess: ({ parCode }) => {
      // After the code de secours, the user chooses another password.
      if (parCode) navigate('reglages', { section: 'motdepasse', oubli: '1' })
      return showAgain()
    },
  })
  const refused = fieldErrors(unlock.error).motDePasse
  const field = {
    label: isForgotten ? 'Code de secours' : 'Mot de passe',
    value: typed,
    autoFocus: true,
    error: isForgotten && refused !== undefined ? WRONG_CODE : refused,
    errorProps: { role: 'alert' },
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      setTyped(event.currentTarget.value)
      unlock.reset()
    },
  }
  const turn = () => {
    setIsForgotten(!isForgotten)
    setTyped('')
    unlock.reset()
  }
  return (
    <main className={styles.screen}>
      <form
        className={styles.box}
        onSubmit={(event) => {
          event.preventDefault()
          if (typed !== '' && !unlock.isPending) unlock.mutate()
        }}
      >
        <header className={styles.head}>
          <Logo size="3rem" />
          <h1 className={styles.title}>Vos données sont verrouillées</h1>
        </header>
        {isForgotten ? (
          <p className={acts.text}>
            Tapez le code imprimé le jour où ce mot de passe a été choisi&nbsp;: majuscules, espaces
            et tirets n’y changent rien. Sans lui ni le mot de passe, personne ne peut rouvrir ces
            données, Cartable non plus.
          </p>
        ) : (
          <p className={acts.text}>Ce que vous étiez en train de taper vous attend.</p>
        )}
        {isForgotten ? (
          <TextInput {...field} key="code" autoComplete="off" spellCheck={false} />
        ) : (
          <PasswordInput {...field} key="mot" visibilityToggleButtonProps={SHOW} />
        )}
        {unlock.error === null || refused !== undefined ? null : (
          <ErrorState {...describeError(unlock.error)} />
        )}
        <Button
          type="submit"
          leftSection={<IconLockOpen size="1.125rem" aria-hidden />}
          disabled={typed === ''}
          loading={unlock.isPending}
        >
          Déverrouiller
        </Button>
        <Button variant="subtle" onClick={turn}>
          {isForgotten ? 'Revenir au mot de passe' : 'Mot de passe oublié'}
        </Button>
      </form>
    </main>
  )
}

const SHOW = { 'aria-label': 'Afficher ce qui est tapé' }

const WRONG_CODE =
  'Ce code n’ouvre pas vos données\u00a0: relisez-le, lettre par lettre. Après plusieurs essais, la réponse se fait attendre.'
