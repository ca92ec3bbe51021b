import { Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconSparkles } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import { call } from '../../app/api.ts'
import { describeError } from '../../app/describe-error.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Logo } from '../../ui/Logo.tsx'
import { openAide } from '../aide/aide.ts'
import { OpenDossier } from '../dossiers/OpenDossier.tsx'
import { RestaurerFichier } from '../sauvegardes/RestaurerFichier.tsx'
import { SauvegardesTrouvees } from '../sauvegardes/SauvegardesTrouvees.tsx'
import styles from './FirstStartScreen.module.css'
import { StartForm } from './StartForm.tsx'

/** Four ways to begin: a new année, the sample year, a dossier, or a whole copy from elsewhere. */
export function FirstStartScreen({ today }: { readonly today: IsoDate }) {
  const [isStarting, setIsStarting] = useState(false)
  useDocumentTitle('Bienvenue · Cartable')
  return (
    <main className={styles.screen}>
      <div className={styles.content}>
        <header className={styles.head}>
          <Logo size="3.5rem" />
          <div>
            <h1 className={styles.title}>Bienvenue dans Cartable</h1>
            <p className={styles.lead}>
              L’année de votre Clas, tenue au fil des séances&#8239;; le bilan de la Caf, rempli à
              la fin. Tout reste sur cet ordinateur.
            </p>
          </div>
        </header>
        {isStarting ? (
          <StartForm today={today} onBack={() => setIsStarting(false)} />
        ) : (
          <>
            <SauvegardesTrouvees />
            <Choices onStart={() => setIsStarting(true)} />
          </>
        )}
      </div>
    </main>
  )
}

function Choices({ onStart }: { readonly onStart: () => void }) {
  return (
    <div className={styles.choices}>
      <Choice
        title="Commencer une année"
        text="Trois questions&nbsp;: votre structure, l’année scolaire, votre première action."
      >
        <Button onClick={onStart}>Commencer une année</Button>
      </Choice>
      <Choice
        title="Essayer avec une année d’exemple"
        text="Un centre social inventé, ses enfants, ses séances, ses bénévoles&nbsp;: de quoi voir chaque écran et générer un vrai bilan."
      >
        <StartSample />
      </Choice>
      <Choice
        title="Ouvrir un dossier"
        text="Vous avez enregistré une année depuis Cartable, ici ou sur un autre ordinateur."
      >
        <OpenDossier />
      </Choice>
      <Choice
        title="Restaurer une sauvegarde"
        text="Toutes vos données, copiées depuis Cartable sur une clé USB ou un ancien ordinateur."
      >
        <RestaurerFichier />
      </Choice>
    </div>
  )
}

function Choice({
  title,
  text,
  children,
}: {
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}) {
  return (
    <section className={styles.choice}>
      <h2 className={styles.choiceTitle}>{title}</h2>
      <p className={styles.choiceText}>{text}</p>
      <div className={styles.choiceAction}>{children}</div>
    </section>
  )
}

function StartSample() {
  const client = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call('app:startSample', undefined),
    onSuccess: async () => {
      await client.invalidateQueries()
      openAide('visite')
    },
  })
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconSparkles size="1.125rem" aria-hidden />}
        loading={isPending}
        onClick={() => mutate()}
      >
        Voir l’année d’exemple
      </Button>
      {error === null ? null : <ErrorState {...describeError(error)} />}
    </>
  )
}
