import { IconBell } from '@tabler/icons-react'
import { formatDate } from '../../../shared/format.ts'
import type { RappelDu } from '../../../shared/ipc/resumes.ipc.ts'
import { hrefTo } from '../../app/router.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { AFaireLine } from './AFaireLine.tsx'

/** The list stays short; the others stand in their own lists, the oldest first once sorted. */
const SHOWN = 5

const RENCONTRES = {
  'action-parents': { onglet: 'parents', text: 'action avec les parents' },
  concertation: { onglet: 'concertations', text: 'concertation' },
} as const

/** What is to be taken up again after meetings, each leading to its own. */
export function RappelLines({ rappels }: { readonly rappels: readonly RappelDu[] }) {
  const [next, ...others] = rappels.slice(SHOWN)
  return (
    <>
      {rappels.slice(0, SHOWN).map((one) => (
        <RappelLine key={one.rencontreId} rappelDu={one} />
      ))}
      {next === undefined ? null : (
        <AFaireLine
          count={others.length + 1}
          href={hrefTo('partenaires', { onglet: RENCONTRES[next.rencontre].onglet })}
        >
          {others.length === 0 ? 'autre rencontre à revoir' : 'autres rencontres à revoir'}
        </AFaireLine>
      )}
    </>
  )
}

function RappelLine({ rappelDu }: { readonly rappelDu: RappelDu }) {
  const { rencontre, rencontreId, date, rappel } = rappelDu
  const { onglet, text } = RENCONTRES[rencontre]
  return (
    <AFaireLine
      count={<IconBell size="1rem" aria-hidden />}
      href={hrefTo('partenaires', { onglet, fiche: rencontreId })}
    >
      À revoir depuis le {formatDate(rappel.date)}
      {rappel.objet === null ? '' : `\u00a0: ${rappel.objet}`}{' '}
      <Quiet>
        {text} du {formatDate(date)}
      </Quiet>
    </AFaireLine>
  )
}
