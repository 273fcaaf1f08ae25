import type { Language } from './language.ts'

export const english: Language = {
  never: `
    Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Hon Rev Revd Fr Sra Srta Msgr Mgr Bp Abp Card Pres Gov Sen Sens Rep Reps
    Amb Atty Supt Insp Gen Lt Col Maj Capt Cpt Cmdr Cdr Adm Sgt Cpl Pvt Pfc Brig Cmdt Comdr Ens Spc Pte Det Dep Asst
    Assoc Adj Treas Sec Maj.Gen Lt.Gen Lt.Col Brig.Gen Lt.Cmdr Lt.Gov Rear.Adm Atty.Gen e.g i.e eg ie cf viz vs v
    approx incl excl resp ca c.f i.a esp Mt Ft Pt Ste Univ Ph.Ds pro.tem op.cit loc.cit ibid Dist Chmn Sgts Capts Gens
    Profs Fl.Lt Sqdn.Ldr Wg.Cdr Gp.Capt Assocs orig Prov Lts Revs Hons Mmes Rt.Hon Rt.Rev Very.Rev Sub.Lt Lt.Comdr
    Vice.Adm V.Adm R.Adm Comm Commr Sup Arch Bro Chf Const Coun Cllr Ald Ambs SSgt MSgt TSgt MCpl Sgt.Maj Sr.Lt fmr
    govt.-owned Amn A1C Cdre Flt.Lt Sqn.Ldr Grp.Capt K.C Mssrs Visc Archbp Wm Chas Geo Thos Jos Robt Edw Benj Saml
    Danl
  `,
  numeric: `
    Rs Re rs ft lb lbs oz mi min hr sec A.D a.d No Nos no nos p pp pg pgs ch chap vol vols fig figs art arts para
    paras sect secs ed eds n ll col cols app ex Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu
    Thur Thurs Fri Sat Sun Op Rte Hwy Bldg Apt Rm Gal Cor Rom Matt Deut Exod Lev Num Sec tel ext c est b d fl r circ
    wt ht lat Ep
  `,
  mayEnd: `
    Inc Co Corp Ltd Cos Bros LLC Plc PLC Pty Pvt.Ltd Mfg Intl Assn Dept Div Cie Jr Sr Esq Ave Blvd Rd St Ln Pl Sq Ct
    Pkwy Expy Ter Hts Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev
    Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo N.H N.J N.M N.Y N.C N.D R.I S.C S.D W.Va D.C Ont Que Alta Sask sq dept
    govt al
  `,
  ends: 'a.m p.m B.C B.C.E C.E Ph.D LL.M LL.B M.B.A Ed.D D.Phil',
  prepositions: 'At On In By Around About Since From Until Till Before After Near Between',
  units: 'ft in lb lbs oz yd mi hr min sec',
  starters: `
    The This That These Those There Then Thus Though Therefore They Their Theirs He She It Its His Her Hers We Us Our
    You Your I My What When Where Which While Who Whose Whom Why How Whether If In Into Inside On Once Only One Or
    Other Others At As After Although Also Among Amid All Another Any And An A About Above Across Against Along Before
    Because Behind Below Between Both But By Can Could Despite Did Do Does During Each Earlier Either Even Ever Every
    Few Fewer First Five Following For Four From Further Given Has Have Had Hence Here However Instead Is Are Was Were
    Be Been Just Last Later Less Let Like Many Maybe Meanwhile More Moreover Most Much Near Nearly Neither Never
    Nevertheless Next No Nobody None Nor Not Nothing Now Of Off Often Over Out Outside Perhaps Please Rather Recently
    Second Several Should Since Six Some Someone Something Sometimes Soon Still Such Ten Three Through Throughout To
    Today Together Tomorrow Tonight Two Under Unless Unlike Until Unfortunately Up Upon Usually Very Via Well With
    Within Without Would Yes Yesterday Yet Millions Thousands Hundreds Dozens Scores Billions
  `,
  continuing: `
    January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug
    Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat
    Sun EST EDT CST CDT MST MDT PST PDT ET CT MT PT GMT UTC BST CET CEST IST JST Eastern Central Pacific Mountain
    Greenwich
  `,
  attribution: {
    by: 'verb',
    unit: 'word',
    within: 5,
    verbs: `
      said says asked asks added told tells wrote writes replied answered shouted cried exclaimed insisted recalled
      wondered tweeted posted declared demanded joked warned explained continued concluded noted
    `,
    announcing: 'that',
    afterStrong: true
  }
}
