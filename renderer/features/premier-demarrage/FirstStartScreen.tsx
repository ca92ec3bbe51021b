import { Button, Select, TextInput } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconSparkles } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import { ZONES_SCOLAIRES, type ZoneScolaire } from '../../../shared/domain/listes.ts'
import { formatDateLongue } from '../../../shared/format.ts'
import type { FirstStart } from '../../../shared/ipc/app.ipc.ts'
import { AppFailure, call } from '../../app/api.ts'
import { describeError } from '../../app/describe-error.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Logo } from '../../ui/Logo.tsx'
import { openAide } from '../aide/aide.ts'
import { OpenDossier } from '../dossiers/OpenDossier.tsx'
import { RestaurerFichier } from '../sauvegardes/RestaurerFichier.tsx'
import { SauvegardesTrouvees } from '../sauvegardes/SauvegardesTrouvees.tsx'
import { useSauvegardes } from '../sauvegardes/useSauvegardes.ts'
import { proposeAnnees } from './annees-proposees.ts'
import styles from './FirstStartScreen.module.css'

/** Fields that show their own refusal; any other one is shown under the form. */
const FIELDS = ['structure', 'debut', 'fin', 'action.numero', 'action.intitule']

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
  // Beside copies of the user's own data, a new year is the last thing to begin.
  const hasCopies = (useSauvegardes().data?.sauvegardes.length ?? 0) > 0
  return (
    <div className={styles.choices}>
      <Choice
        title="Commencer une année"
        text="Trois questions&nbsp;: votre structure, l’année scolaire, votre première action."
      >
        <Button variant={hasCopies ? 'default' : 'filled'} onClick={onStart}>
          Commencer une année
        </Button>
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

/** Form of three questions that creates an empty année. */
function StartForm({ today, onBack }: { readonly today: IsoDate; readonly onBack: () => void }) {
  const annees = proposeAnnees(today)
  const [answers, setAnswers] = useState<FirstStart>({
    structure: '',
    zoneScolaire: null,
    debut: annees[0].debut,
    fin: annees[0].fin,
    action: { numero: '1', intitule: '' },
  })
  const client = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call('app:startEmpty', answers),
    onSuccess: () => client.invalidateQueries(),
  })
  const faults =
    error instanceof AppFailure && error.error.code === 'validation' ? error.error.fields : {}
  const change = (changes: Partial<FirstStart>) =>
    setAnswers((before) => ({ ...before, ...changes }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate()
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Question number={1} text="Quelle est votre structure&#8239;?">
        <div className={styles.fields}>
          <TextInput
            label="Nom de la structure"
            placeholder="Centre social…"
            required
            autoFocus
            maxLength={200}
            value={answers.structure}
            error={faults.structure}
            onChange={(event) => change({ structure: event.currentTarget.value })}
          />
          <Select
            label="Zone scolaire"
            description="Pour tenir compte des vacances"
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            placeholder="Je ne sais pas"
            clearable
            data={ZONES_SCOLAIRES.map((zone) => ({ value: zone, label: `Zone ${zone}` }))}
            value={answers.zoneScolaire}
            onChange={(zone) => change({ zoneScolaire: zone as ZoneScolaire | null })}
          />
        </div>
      </Question>
      <Question number={2} text="Quelle année scolaire&#8239;?">
        <Select
          label="Année scolaire"
          maw="24rem"
          description={`Du ${formatDateLongue(answers.debut)} au ${formatDateLongue(answers.fin)}`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={annees.map(({ debut, libelle }) => ({ value: debut, label: libelle }))}
          value={answers.debut}
          error={faults.debut ?? faults.fin}
          onChange={(chosen) => {
            const annee = annees.find(({ debut }) => debut === chosen)
            if (annee !== undefined) change({ debut: annee.debut, fin: annee.fin })
          }}
        />
      </Question>
      <Question number={3} text="Quelle est votre première action&#8239;?">
        <div className={`${styles.fields} ${styles.reversed}`}>
          <TextInput
            label="Numéro"
            required
            maxLength={20}
            value={answers.action.numero}
            error={faults['action.numero']}
            onChange={(event) =>
              change({ action: { ...answers.action, numero: event.currentTarget.value } })
            }
          />
          <TextInput
            label="Intitulé (facultatif)"
            placeholder="Clas élémentaire"
            maxLength={200}
            value={answers.action.intitule}
            error={faults['action.intitule']}
            onChange={(event) =>
              change({ action: { ...answers.action, intitule: event.currentTarget.value } })
            }
          />
        </div>
      </Question>
      {error === null || Object.keys(faults).some((field) => FIELDS.includes(field)) ? null : (
        <ErrorState {...describeError(error)} />
      )}
      <div className={styles.actions}>
        <Button type="submit" loading={isPending}>
          Commencer l’année
        </Button>
        <Button variant="subtle" onClick={onBack}>
          Retour
        </Button>
      </div>
    </form>
  )
}

function Question({
  number,
  text,
  children,
}: {
  readonly number: number
  readonly text: string
  readonly children: ReactNode
}) {
  return (
    <fieldset className={styles.question}>
      <legend className={styles.legend}>
        <span className={styles.number}>{number}.</span> {text}
      </legend>
      {children}
    </fieldset>
  )
}
