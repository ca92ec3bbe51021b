import { Button, Menu } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { libelleAnnee } from '../../../shared/dates.ts'
import { PUBLICS_EVALUATION, type PublicEvaluation } from '../../../shared/domain/listes.ts'
import { LIBELLES_PUBLIC } from '../../../shared/texts/libelles.ts'
import { useSelection } from '../../app/selection.tsx'
import { PrintedPage, WritingLines } from '../../ui/PrintedPage.tsx'
import styles from './Evaluations.module.css'

/** Prints a blank questionnaire for one public: to hand out, then to be counted in an évaluation. */
export function QuestionnaireMenu() {
  const [asked, setAsked] = useState<PublicEvaluation | null>(null)
  const stop = useCallback(() => setAsked(null), [])
  return (
    <>
      <Menu position="bottom-end" withinPortal={false}>
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconPrinter size="1rem" aria-hidden />}>
            Questionnaire vierge
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {PUBLICS_EVALUATION.map((code) => (
            <Menu.Item key={code} onClick={() => setAsked(code)}>
              {`Pour les ${LIBELLES_PUBLIC[code].toLowerCase()}`}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {asked === null ? null : <Questionnaire code={asked} onPrinted={stop} />}
    </>
  )
}

const ANSWERS = ['Pas du tout', 'Un peu', 'Plutôt', 'Tout à fait'] as const

/** Closed questions, answered by a tick, and open ones, answered on lines. */
const QUESTIONS: Readonly<
  Record<
    PublicEvaluation,
    { readonly fermees: readonly string[]; readonly ouvertes: readonly string[] }
  >
> = {
  enfants: {
    fermees: [
      'Je suis content de venir au Clas.',
      'J’y apprends à m’organiser pour mon travail.',
      'J’y découvre des choses nouvelles.',
      'Je m’entends bien avec le groupe.',
      'On m’aide quand j’en ai besoin.',
    ],
    ouvertes: ['Ce que je préfère\u00a0:', 'Ce que je voudrais changer\u00a0:'],
  },
  parents: {
    fermees: [
      'J’ai été bien informé de ce qui se fait au Clas.',
      'Mon enfant est plus à l’aise avec son travail scolaire.',
      'Mon enfant a découvert de nouvelles activités.',
      'Je peux parler facilement avec les accompagnateurs.',
      'Je comprends mieux ce que l’école attend.',
    ],
    ouvertes: ['Ce que le Clas a changé pour nous\u00a0:', 'Ce que nous attendons encore\u00a0:'],
  },
  enseignants: {
    fermees: [
      'L’orientation des élèves vers le Clas s’est faite facilement.',
      'Les échanges avec le Clas ont été réguliers.',
      'Les élèves suivis sont plus autonomes dans leur travail.',
      'Les élèves suivis participent davantage en classe.',
      'Le lien avec les familles s’est amélioré.',
    ],
    ouvertes: ['Les progrès que vous constatez\u00a0:', 'Ce qui pourrait être amélioré\u00a0:'],
  },
  intervenants: {
    fermees: [
      'Je me sens bien accueilli et soutenu.',
      'Les séances sont bien préparées et organisées.',
      'Les informations utiles sur les enfants me sont données.',
      'La formation proposée répond à mes besoins.',
      'Je souhaite continuer l’an prochain.',
    ],
    ouvertes: ['Ce qui a bien marché\u00a0:', 'Ce dont j’aurais besoin\u00a0:'],
  },
}

function Questionnaire({
  code,
  onPrinted,
}: {
  readonly code: PublicEvaluation
  readonly onPrinted: () => void
}) {
  const { annee, contexte } = useSelection()
  const { fermees, ouvertes } = QUESTIONS[code]
  return (
    <PrintedPage
      structure={contexte.structure?.nom ?? ''}
      title={`Votre avis sur le Clas ${libelleAnnee(annee)}\u00a0: ${LIBELLES_PUBLIC[code].toLowerCase()}`}
      onPrinted={onPrinted}
    >
      <p>Ce questionnaire est anonyme&nbsp;: n’écrivez aucun nom. Cochez une case par ligne.</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Vous diriez…</th>
            {ANSWERS.map((answer) => (
              <th key={answer} scope="col">
                {answer}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fermees.map((question) => (
            <tr key={question}>
              <th scope="row">{question}</th>
              {ANSWERS.map((answer) => (
                <td key={answer} className={styles.box}>
                  ☐
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {ouvertes.map((question) => (
        <section key={question}>
          <h2>{question}</h2>
          <WritingLines count={3} />
        </section>
      ))}
      <p>Merci&nbsp;!</p>
    </PrintedPage>
  )
}
