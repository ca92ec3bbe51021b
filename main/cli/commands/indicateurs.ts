import { isIsoDate } from '../../../shared/dates.ts'
import type { Valeur } from '../../../shared/domain/valeur.ts'
import { formatDate, formatNumber } from '../../../shared/format.ts'
import { findIndicateurs } from '../../features/indicateurs/indicateurs.service.ts'
import { chooseAction, dateOption } from '../choose.ts'
import type { Command } from '../command.ts'
import { valueOrRefuse } from '../messages.ts'

export const indicateurs: Command = {
  usage: 'indicateurs --action N --arrete-au DATE [--annee 2021-2022]',
  summary: 'donne les chiffres d’une action à une date',
  options: {
    action: { type: 'string' },
    'arrete-au': { type: 'string' },
    annee: { type: 'string' },
  },
  arguments: 0,
  async run(context) {
    const arreteAu = dateOption(context, 'arrete-au')
    const open = context.readBase()
    const { action } = await chooseAction(context, open)
    const found = valueOrRefuse(await findIndicateurs(open.db, action.id, arreteAu))
    const figures = [...found.indicateurs.figures]
    return {
      json: {
        arreteAu,
        action: action.numero,
        indicateurs: Object.fromEntries(figures.map(([code, f]) => [code, f.valeur])),
        provenance: Object.fromEntries(figures.map(([code, f]) => [code, f.provenance])),
      },
      text: figures.map(([code, f]) => `${code} : ${valeurText(f.valeur)}`).join('\n'),
    }
  },
}

function valeurText(valeur: Valeur): string {
  if (valeur === null) return '…'
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non'
  if (typeof valeur === 'number') return formatNumber(valeur, 4)
  if (typeof valeur === 'string') return isIsoDate(valeur) ? formatDate(valeur) : valeur
  return valeur.length === 0 ? '…' : valeur.join(', ')
}
