import { Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCopy, IconMail, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { formatCount, formatDate } from '../../shared/format.ts'
import { copyText, toTsv } from '../ui/clipboard.ts'
import {
  addressesOf,
  type Coordonnees,
  coordonneesColumns,
  countWithoutAddress,
  TELEPHONE,
} from '../ui/coordonnees.ts'
import { PrintedPage } from '../ui/PrintedPage.tsx'
import { useSelection } from './selection.tsx'

const BLANK_LINES = 6

/**
 * Entries of the menu of a list (`TableMenu`) for the mails and phones of its rows: addresses for a mail, a
 * table for a spreadsheet, a list on paper.
 */
export function CoordonneesItems({
  title,
  pour,
  people,
}: {
  /** Title of the list on paper: « Familles, Mardi CM1 ». */
  readonly title: string
  /** Heading of the column that says for whom a person is reached: « Enfants ». */
  readonly pour: string
  readonly people: readonly Coordonnees[]
}) {
  const [isPrinting, setIsPrinting] = useState(false)
  if (people.length === 0) return null
  const addresses = addressesOf(people)
  const columns = coordonneesColumns(people, pour)
  return (
    <>
      <Menu.Divider />
      <Menu.Label>Mails et téléphones</Menu.Label>
      <Menu.Item
        leftSection={<IconMail size="1rem" />}
        disabled={addresses.length === 0}
        onClick={() => copyAddresses(people)}
      >
        Copier {formatCount(addresses.length, 'adresse électronique', 'adresses électroniques')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconCopy size="1rem" />}
        onClick={() => tell(copyText(toTsv(columns, people)), 'Tableau copié', PASTE)}
      >
        Copier les coordonnées pour un tableur
      </Menu.Item>
      <Menu.Item leftSection={<IconPrinter size="1rem" />} onClick={() => setIsPrinting(true)}>
        Imprimer les coordonnées
      </Menu.Item>
      {isPrinting ? (
        <CoordonneesImprimees
          title={title}
          pour={pour}
          people={people}
          onPrinted={() => setIsPrinting(false)}
        />
      ) : null}
    </>
  )
}

const PASTE = 'Collez-le dans votre tableur (Ctrl+V).'

function copyAddresses(people: readonly Coordonnees[]): void {
  const addresses = addressesOf(people)
  const without = countWithoutAddress(people)
  const missing =
    without === 0
      ? ''
      : ` ${formatCount(without, 'personne n’a pas d’adresse', 'personnes n’ont pas d’adresse')}.`
  tell(
    copyText(addresses.join('; ')),
    formatCount(addresses.length, 'adresse copiée', 'adresses copiées'),
    `Collez-les dans «\u00a0Cci\u00a0» (copie cachée)\u00a0: personne ne doit voir l’adresse des autres.${missing}`,
  )
}

function tell(isDone: boolean, title: string, message: string): void {
  notifications.show(
    isDone
      ? { title, message, autoClose: 12_000 }
      : {
          color: 'red',
          title: 'La copie n’a pas pu se faire',
          message: 'Rien n’a été copié. Recommencez, ou imprimez la liste.',
        },
  )
}

/** List on paper, with a column to write in and blank lines for people who are not in the list yet. */
function CoordonneesImprimees({
  title,
  pour,
  people,
  onPrinted,
}: {
  readonly title: string
  readonly pour: string
  readonly people: readonly Coordonnees[]
  readonly onPrinted: () => void
}) {
  const { contexte } = useSelection()
  const columns = coordonneesColumns(people, pour)
  return (
    <PrintedPage
      structure={contexte.structure?.nom ?? ''}
      title={`${title}, au ${formatDate(contexte.today)}`}
      onPrinted={onPrinted}
    >
      <table>
        <thead>
          <tr>
            {columns.map(({ header }) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
            <th scope="col" data-notes>
              Notes
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a printed list never moves
            <tr key={index}>
              {columns.map(({ header, text }) => (
                <td key={header} data-unbroken={header === TELEPHONE || undefined}>
                  {text(one)}
                </td>
              ))}
              <td />
            </tr>
          ))}
          {Array.from({ length: BLANK_LINES }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blank lines are all alike
            <tr key={`blank-${index}`}>
              {columns.map(({ header }) => (
                <td key={header}>&nbsp;</td>
              ))}
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </PrintedPage>
  )
}
