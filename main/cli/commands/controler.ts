import { isIsoDate, todayOf } from '../../../shared/dates.ts'
import { proposeArreteAu } from '../../../shared/domain/bilan.ts'
import type { Gravite } from '../../../shared/domain/controle.ts'
import type { Valeur } from '../../../shared/domain/valeur.ts'
import { formatDate, formatNumber } from '../../../shared/format.ts'
import { findControles } from '../../features/controles/controles.service.ts'
import { findIndicateurs } from '../../features/indicateurs/indicateurs.service.ts'
import { chooseAction, chooseTrame, dateOption, optionalDateOption } from '../choose.ts'
import type { Command } from '../command.ts'
import { valueOrRefuse } from '../messages.ts'
import { tramesFolder } from '../resources-folder.ts'

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

const SIGNES: Readonly<Record<Gravite, string>> = {
  erreur: 'Erreur',
  avertissement: 'À voir',
  information: 'À savoir',
}

export const controler: Command = {
  usage: 'controler --action N [--arrete-au DATE] [--annee 2021-2022]',
  summary:
    'dit ce qui manque au bilan d’une action et ce qui s’écarte des règles, sans rien bloquer',
  options: {
    action: { type: 'string' },
    'arrete-au': { type: 'string' },
    annee: { type: 'string' },
  },
  arguments: 0,
  async run(context) {
    const chosen = optionalDateOption(context, 'arrete-au')
    const open = context.readBase()
    const { annee, action } = await chooseAction(context, open)
    const today = todayOf(context.now)
    const arreteAu = chosen ?? proposeArreteAu(annee, today)
    const demande = {
      actionId: action.id,
      arreteAu,
      trame: await chooseTrame(context, open, annee),
    }
    const constats = valueOrRefuse(await findControles(open.db, tramesFolder, demande, today))
    const lines = constats.map(({ gravite, texte }) => `${SIGNES[gravite]} : ${texte}`)
    const head = `Action ${action.numero}, au ${formatDate(arreteAu)} : `
    return {
      json: { constats },
      text:
        lines.length === 0
          ? `${head}rien à signaler.`
          : [`${head}${lines.length} à voir.`, ...lines].join('\n'),
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
