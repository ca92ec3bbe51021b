import { IconSum } from '@tabler/icons-react'
import { formatCount, formatDuree, formatNumber, formatTaux } from '../../../shared/format.ts'
import type { Chiffre } from '../../../shared/ipc/formulaires.ipc.ts'
import { List } from '../../app/List.tsx'
import { Loaded } from '../../app/Loaded.tsx'
import { useRead } from '../../app/useRead.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { choice, copiedColumns, countText, type ListDescription } from '../../ui/list.ts'
import { SaveListe } from '../documents/SaveListe.tsx'

const TEMPS = { reel: 'Réalisé', previsionnel: 'Prévu' } as const

/** Figure as the app writes it; a spreadsheet gets decimals instead. */
const shownOf = ({ kind, valeur }: Chiffre): string => {
  if (kind === 'heures') return formatDuree(Math.round(valeur * 60))
  return kind === 'taux' ? formatTaux(valeur) : formatNumber(valeur)
}

const chiffreList: ListDescription<Chiffre> = {
  label: 'Tous mes chiffres',
  idOf: ({ code }) => code,
  minWidth: 62,
  count: (shown, all) =>
    countText(shown.length, all.length, (count) => formatCount(count, 'chiffre')),
  search: ({ libelle, autres, code }) => [libelle, ...autres, code],
  columns: [
    {
      id: 'libelle',
      header: 'Chiffre',
      width: '24rem',
      isRowHeader: true,
      sortBy: ({ libelle }) => libelle,
      text: ({ libelle }) => libelle,
    },
    {
      id: 'valeur',
      header: 'Valeur',
      width: '8rem',
      align: 'end',
      sortBy: ({ valeur }) => valeur,
      cell: shownOf,
      copy: [
        {
          header: 'Valeur',
          text: ({ kind, valeur }) => (kind === 'taux' ? formatTaux(valeur) : formatNumber(valeur)),
        },
      ],
    },
    {
      id: 'temps',
      header: 'Prévu ou réalisé',
      width: '8rem',
      text: ({ temps }) => TEMPS[temps],
      filter: choice({
        all: 'Tous',
        pick: ({ temps }) => temps,
        order: ['reel', 'previsionnel'],
        labelOf: (temps) => TEMPS[temps],
      }),
    },
    {
      id: 'calcul',
      header: 'Comment il est compté',
      width: '22rem',
      isExtra: true,
      text: ({ calcul }) => calcul,
    },
  ],
}

/** Every figure of an action as of the date of the bilan, to search, copy or save as a spreadsheet. */
export function TousMesChiffres({
  demande,
}: {
  readonly demande: { readonly actionId: string; readonly arreteAu: string }
}) {
  const query = useRead('formulaires:findChiffres', demande, { keepsPrevious: true })
  return (
    <Loaded query={query}>
      {(chiffres) => (
        <List
          list={chiffreList}
          rows={chiffres}
          tools={(shown) => (
            <SaveListe
              key={JSON.stringify([demande, shown.length])}
              titre="Tous mes chiffres"
              columns={copiedColumns(chiffreList)}
              rows={shown}
            />
          )}
          empty={(isNarrowed) => (
            <EmptyState
              icon={<IconSum />}
              title={isNarrowed ? 'Aucun chiffre ne correspond' : 'Rien à compter à cette date'}
              advice={
                isNarrowed
                  ? 'Cherchez un autre mot («\u00a0filles\u00a0», «\u00a0bénévoles\u00a0», «\u00a0heures\u00a0») ou retirez un filtre.'
                  : 'Inscrivez des enfants et tenez des séances\u00a0: leurs chiffres se lisent ici.'
              }
            />
          )}
        />
      )}
    </Loaded>
  )
}
