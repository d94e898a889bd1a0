"""Words that name a letter, by language: as column headings, in legends and in lists."""

from ..text import key


def _keys(text: str) -> frozenset[str]:
    return frozenset(key(word) for word in text.replace("\n", " ").split(",") if word.strip())


# A word of doing is R for certain; one of answering ("verantwortlich", "ответственный") is A beside a doer.
DOING = _keys("""
doer, does, performs, performer, executes, executor, executes the work, responsable de réalisation,
réalisateur, réalise, exécutant, exécute, réalisation, ejecutor, ejecuta, encargado, realiza,
executante, executa, realizador, esecutore, esegue, durchführend, durchführung,
durchführungsverantwortlich, durchführungsverantwortung, ausführend, ausführung, ausführende,
durchführende, führt durch, bearbeiter, umsetzung, umsetzend, uitvoerend, uitvoerende, uitvoerder,
uitvoering, voert uit, wykonawca, wykonuje, realizuje, realizator, wykonujący, исполнитель, исполняет,
выполняет, исполнители, выполняющий, делает, виконавець, виконує, виконавці, vykonavatel, vykonává,
provádí, realizátor, zpracovatel, utför, utförare, utförande, genomför, utfører, udfører, udførende,
udfører, utførende, suorittaja, toteuttaja, toteuttaa, tekijä, uygulayan, yapan, yürüten, người thực
hiện, thực hiện, 実行責任者, 実行責任, 実行者, 実行, 担当者, 担当, 実施者, 作業者, 执行, 执行者, 執行,
執行者, 执行人, 负责执行, 실무 담당자, 실무담당자, 담당자, 담당, 수행, 수행자, 실행, 실무자, pelaksana,
εκτελεστής
""")
ANSWERING = _keys("""
responsible, responsibles, responsible for, responsibility for doing, responsable, responsables,
responsável, responsáveis, responsabile, responsabili, verantwortlich, verantwortliche,
verantwortlicher, verantwortung, zuständig, verantwoordelijk, verantwoordelijke, odpowiedzialny,
odpowiedzialna, odpowiedzialni, odpowiedzialność, odpowiada, ответственный, ответственные, ответственен,
ответственность, отвечает за выполнение, відповідальний, відповідальні, zodpovědný, zodpovídá,
zodpovedný, odpovědná osoba, ansvarig, ansvariga, ansvarlig, ansvarlige, vastuullinen, vastuuhenkilö,
vastuu, sorumlu, chịu trách nhiệm, trách nhiệm, 责任者, 负责, 负责人, 負責, 負責人, 담당 책임, 책임,
felelős, responsabil, υπεύθυνος, отговорен, مسؤول, penanggung jawab
""")
ACCOUNTABLE = _keys("""
accountable, accountables, accountability, accountable for, answerable, approver, approvers, approves,
approve, ultimately responsible, ultimately accountable, finally accountable, final accountability,
redevable, approbateur, approbatrice, approuve, autorité, décideur, décideur final, valideur, valide,
rend compte, garant, imputable, aprobador, aprueba, rinde cuentas, quien rinde cuentas, autoridad,
responsable final, máximo responsable, responsable último, aprobación, autoridade, aprovador, aprova,
presta contas, prestador de contas, responsável final, responsabilizado, responsável último,
approvatore, approva, responsabile finale, responsabile ultimo, garante, eindverantwoordelijk,
eindverantwoordelijke, aanspreekbaar, goedkeurder, rechenschaftspflichtig, rechenschaft,
gesamtverantwortlich, gesamtverantwortung, ergebnisverantwortlich, kostenverantwortlich,
letztverantwortlich, genehmigend, genehmiger, entscheider, endverantwortlich, hauptverantwortlich,
entscheidet, entscheidung, entscheidend, nadzorujący, nadzoruje, rozliczany, rozliczalny,
zatwierdzający, zatwierdza, akceptujący, akceptuje, osoba rozliczana, подотчетный, подотчётный,
подотчетен, утверждающий, утверждает, отвечает, несет ответственность, несёт ответственность, принимает
решение, підзвітний, затверджує, затверджуючий, відповідає, odpovědný, schvalovatel, schvaluje,
odpovídá, ytterst ansvarig, huvudansvarig, godkännare, godkänner, slutansvarig, hovedansvarlig,
godkender, godkenner, øverste ansvarlig, overordnet ansvarlig, hyväksyjä, hyväksyy, vastuussa,
tilivelvollinen, päävastuullinen, vastaa, hesap verebilir, hesap veren, onaylayan, nihai sorumlu, hesap
verebilirlik, phê duyệt, người phê duyệt, chịu trách nhiệm chính, chịu trách nhiệm cuối cùng, chịu trách
nhiệm giải trình, giải trình, 説明責任者, 説明責任, 承認者, 承認, 最終責任者, 責任者, 批准, 批准者,
审批, 审批人, 问责, 当责, 當責, 最终负责, 核准, 問責, 总责, 최종 책임자, 책임자, 승인자, 승인,
의사결정권자, 결재, 총괄 책임자, 최종책임자, jóváhagyó, számonkérhető, υπόλογος, отчетен
""")
CONSULTED = _keys("""
consulted, consult, consults, must consult,
consultant, consultants, consultation, to consult, consulté, consultée,
consultés, consultées, à consulter, consultatif, consulter, consultado, consultada, consultados, a
consultar, consulta, consultor, se consulta, consultar, consultato, consultati, da consultare,
konsultiert, konsultation, zu konsultieren, konsultieren, beratend, berater, beratung, geraadpleegd,
raadplegen, te raadplegen, raadgevend, geconsulteerd, adviserend, consulteren, konsultowany,
konsultowani, konsultujący, konsultuje, konsultant, konsultacja, konsultacje, консультирует,
консультант, консультанты, консультируемый, консультируемые, консультируется, консультация,
консультируют, консультації, консультує, консультант, konzultovaný, konzultant, konzultuje, konzultace,
konzultován, konsulterad, konsulterade, konsulteras, rådfrågad, rådfrågas, konsulteret, konsulteres,
rådgivende, konsultert, konsulteres, konsultoitava, konsultoidaan, konsultoiva, konsultoitu, danışılan,
danışman, danışılacak, tham vấn, được tham vấn, tư vấn, người tư vấn, tham khảo ý kiến, 相談先, 協議先,
相談, 協議, 相談者, 助言者, 咨询, 諮詢, 被咨询, 被諮詢, 咨询者, 顾问, 협의, 협의자, 자문, 조언자,
자문자, 협의 대상, 협의 대상자, konzultált, konzultálandó, consultat, консултиран
""")
INFORMED = _keys("""
informed, inform, informs, must inform, informee, to inform, kept informed, keep informed, informé, informée,
informés, informées, à informer, informer, informado, informada, informados, a informar, se informa,
informar, informato, informati, da informare, informiert, informieren, information, zu informieren, zu
informierende, geïnformeerd, te informeren, informeren, informowany, informowani, poinformowany, do
poinformowania, informuje, информируемый, информируемые, информируется, информирован, информируют,
информировать, осведомленный, осведомлённый, уведомляемый, уведомляется, інформований, інформується,
інформовані, поінформований, повідомляється, informovaný, informován, informuje, informerad,
informerade, informeras, informeret, informeres, informert, informeres, orientert, orienteres,
informoitava, informoidaan, tiedotettava, tiedotetaan, informoitu, bilgilendirilen, bilgilendirilir,
bilgilendirilecek, bilgi verilen, được thông báo, thông báo, được báo cáo, nhận thông tin, 報告先,
情報提供先, 通知先, 連絡先, 情報共有先, 報告, 情報共有, 通知, 共有先, 知会, 知會, 告知, 知情, 被告知,
通知者, 被通知, 통보, 통보 대상, 통보대상, 보고 대상, 결과 통보, 정보 수신자, 통보 대상자, 통지,
tájékoztatott, tájékoztatandó, informat, информиран
""")
SUPPORT = _keys("""
support, supports, supportive, supporting, supporter, supported by, assists, soutien, soutient, en
soutien, apoyo, apoya, soporte, suporte, apoio, apoia, supporto, supporta, unterstützend, unterstützung,
unterstützer, unterstützt, mitwirkend, mitwirkung, ondersteunend, ondersteuning, ondersteunt,
wspierający, wsparcie, wspiera, wspomagający, поддержка, поддерживает, поддерживающий, помогает,
помощник, підтримка, підтримує, podpora, podpůrný, podporuje, stöd, stödjande, stödjer, støtte, støtter,
støttende, tukee, tuki, tukeva, destek, destekleyen, hỗ trợ, người hỗ trợ, 支援, 支援者, サポート, 支持,
支持者, 协助, 協助, 지원, 지원자
""")
# These name a letter only beside a clear one: an "owner" alone may own a risk or a target.
WEAK = {
    "A": _keys("""
owner, owners, decision maker, decider, final approver, sign off, signs off, signoff, authority,
authoriser, authorizer
"""),
    "R": _keys("""
driver, drivers, lead, does the work, doing, assignee, implementer
"""),
    "C": _keys("""
contributor, contributors, reviewer, reviewers, advisor, advisors, adviser, input, contributes, key
consulted
"""),
    "I": _keys("notified, notify, observers, observer"),
    "S": _keys("helper, helpers, assistants, backup support"),
}
RAPID = {"R": "recommend", "A": "agree", "P": "perform", "I": "input", "D": "decide"}
RAPID_LETTERS = {"R": "R", "A": "C", "P": "R", "I": "C", "D": "A"}
DACI_LETTERS = {"D": "R", "A": "A", "C": "C", "I": "I"}
STRONG: dict[str, frozenset[str]] = {
    "R": DOING | ANSWERING,
    "A": ACCOUNTABLE,
    "C": CONSULTED,
    "I": INFORMED,
    "S": SUPPORT,
}
BY_WORD: dict[str, str] = {word: letter for letter in "SICRA" for word in STRONG[letter]}
BY_WEAK_WORD: dict[str, str] = {word: letter for letter, words in WEAK.items() for word in words}
