import { todayOf } from '../../../shared/dates.ts'
import { proposeArreteAu } from '../../../shared/domain/bilan.ts'
import type { Gravite } from '../../../shared/domain/controle.ts'
import { formatDate } from '../../../shared/format.ts'
import { findControles } from '../../features/controles/controles.service.ts'
import { chooseAction, chooseTrame, optionalDateOption } from '../choose.ts'
import type { Command } from '../command.ts'
import { valueOrRefuse } from '../messages.ts'
import { tramesFolder } from '../resources-folder.ts'

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
