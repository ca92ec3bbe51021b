import type { MouseEvent } from 'react'
import { formatDate } from '../../../shared/format.ts'
import type { AvancementBilan } from '../../../shared/ipc/bilans.ipc.ts'
import { hrefTo } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { AFaireLine } from './AFaireLine.tsx'

/** What the bilan of an action still asks: leads to its first question without an answer. */
export function BilanLine({ avancement }: { readonly avancement: AvancementBilan }) {
  const { selectAction } = useSelection()
  const { actionId, numero, dateRetour, sansReponse } = avancement
  const to = { screen: 'bilan', params: { question: sansReponse[0] ?? null } } as const
  const go = (event: MouseEvent) => {
    event.preventDefault()
    selectAction(actionId, to)
  }
  return (
    <AFaireLine count={sansReponse.length} href={hrefTo(to.screen, to.params)} onClick={go}>
      {sansReponse.length >= 2 ? 'questions à compléter' : 'question à compléter'} dans le bilan de
      l’action {numero}
      {dateRetour === null ? '' : `, à rendre le ${formatDate(dateRetour)}`}
    </AFaireLine>
  )
}
