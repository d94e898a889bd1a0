"""Words by which a party unknown to us is told: a role, a team, somebody outside, everyone."""

from ownership.imports.readers.text import key


def _keys(text: str) -> frozenset[str]:
    return frozenset(key(word) for word in text.replace("\n", " ").split(",") if word.strip())


EVERYONE = _keys("""
all, everyone, everybody, all staff, all teams, all employees, all leads, all departments, all stakeholders,
entire team, whole team, whole company, all hands, company wide, todos, todas, todo el equipo, todos los
equipos, toda a equipe, tous, toutes, tout le monde, toute l équipe, alle, alle teams, alle mitarbeiter,
jeder, iedereen, tutti, wszyscy, все, всі, vše, všichni, alla, kaikki, herkes, mọi người, tất cả, 全員, 全员,
所有人, 전체
""")
# The last word of a role, or (where the language puts it there) the first.
ROLE = _keys("""
manager, lead, leader, engineer, developer, dev, owner, officer, analyst, architect, designer, director,
head, chief, coordinator, administrator, admin, consultant, specialist, expert, scientist, tester, master,
sponsor, champion, steward, custodian, representative, rep, assistant, associate, partner, president, vp,
evp, svp, supervisor, controller, auditor, accountant, buyer, planner, commander, responder, operator,
technician, programmer, author, reviewer, approver, requester, reporter, maintainer, contributor,
facilitator, trainer, coach, writer, editor, researcher, strategist, recruiter, counsel, lawyer, secretary,
treasurer, chair, chairman, chairperson, member, user, instructor, teacher, nurse, doctor, physician,
inspector, merchant, broker, agent, advisor, adviser, liaison, executive, principal, intern, scribe,
curator, liaison officer, fullstack, frontend, backend, swe, cto, ceo, cfo, coo, cio, ciso, cpo, cmo, cdo,
cro, chro, cpa, dpo, pm, po, tpm, ba, sa, sre, sdm, sde, sdet, dba, em, tl, sm, ux, hrbp, pmo lead, pmt, pm
t, leiter, leiterin, verantwortlicher, verantwortliche, entwickler, entwicklerin, beauftragter, beauftragte,
leitung, geschäftsführer, sachbearbeiter, architekt, projektleiter, projektleiterin, teamleiter,
teamleiterin, produktmanager, datenschutzbeauftragter, responsable, chef, cheffe, directeur, directrice,
développeur, développeuse, ingénieur, ingénieure, gestionnaire, chargé, chargée, pilote, architecte,
trésorier, secrétaire, gerente, jefe, jefa, director, directora, desarrollador, desarrolladora, ingeniero,
ingeniera, analista, arquitecto, diseñador, encargado, encargada, coordinador, coordinadora, líder, dueño,
desenvolvedor, desenvolvedora, engenheiro, engenheira, coordenador, coordenadora, arquiteto, diretor,
diretora, gestor, gestora, supervisor, ontwikkelaar, hoofd, beheerder, projectleider, eigenaar, kierownik,
programista, analityk, dyrektor, architekt, właściciel, specjalista, менеджер, руководитель, разработчик,
инженер, аналитик, архитектор, директор, тестировщик, дизайнер, начальник, владелец, специалист, керівник,
розробник, sviluppatore, responsabile, direttore, ingegnere, vedoucí, vývojář, projektledare, utvecklare,
projektleder, utvikler, yönetici, geliştirici, mühendis, müdür, quản lý, giám đốc
""")
# The last word of a team's name (for some languages the first), or the whole of a department's.
TEAM = _keys("""
team, teams, squad, squads, group, groups, tribe, chapter, guild, crew, department, dept, division, unit,
board, council, committee, office, desk, pod, cell, équipe, équipes, service, comité, conseil, direction,
pôle, equipo, departamento, comité, consejo, equipe, time, comitê, conselho, abteilung, gremium, ausschuss,
vorstand, betriebsrat, afdeling, raad, zespół, dział, komitet, rada, команда, отдел, группа, комитет, совет,
служба, департамент, відділ, gruppo, reparto, comitato, tým, oddělení, avdelning, afdeling, avdeling, ekip,
takım, nhóm, phòng, ban, staff, leadership
""")
DEPARTMENT = _keys("""
legal, privacy, finance, hr, it, marketing, sales, operations, ops, security, support, engineering, product,
design, data, platform, qa, quality, qe, quality assurance, procurement, purchasing, compliance,
infrastructure, devops, sre, mlops, secops, devsecops, research, r d, analytics, bi, customer service,
customer support, customer success, human resources, information technology, it operations, it security,
information security, internal audit, audit, risk, accounting, facilities, logistics, production,
manufacturing, communications, pr, pmo, helpdesk, service desk, management, executive management, business,
leadership, project management, product management, business development, growth, content, training,
editorial, mobile, web, app, backend, frontend, network, recht, rechtsabteilung, personal,
personalabteilung, vertrieb, einkauf, buchhaltung, entwicklung, betrieb, finanzen, geschäftsführung,
juridique, achats, ventes, ressources humaines, rh, comptabilité, finances, jurídico, finanzas, ventas,
compras, recursos humanos, rrhh, financeiro, vendas, produto, juridisch, inkoop, verkoop, financiën, prawny,
finanse, sprzedaż, kadry, zakupy, разработка, продажи, маркетинг, бухгалтерия, финансы, юристы, поддержка,
безопасность, закупки
""")
OUTSIDE = _keys("""
client, clients, customer, customers, vendor, vendors, supplier, suppliers, regulator, regulators,
regulatory, contractor, contractors, subcontractor, subcontractors, external, third party, third parties,
public, authority, authorities, bank, lender, lenders, buyers, agency, media, press, community, investors,
shareholders, end user, end users, kunde, kunden, lieferant, lieferanten, behörde, extern, externe,
dienstleister, fournisseur, fournisseurs, prestataire, clients, cliente, clientes, proveedor, proveedores,
fornecedor, fornecedores, klant, klanten, leverancier, klient, klienci, dostawca, клиент, клиенты, заказчик,
заказчики, подрядчик, поставщик, поставщики, клієнт, замовник, fornitore, fornitori, zákazník, dodavatel,
kund, kunder, leverandør, müşteri, tedarikçi, khách hàng
""")
# Small words within names of people: "Anna van der Berg".
PARTICLES = frozenset(
    "van von der den de da di du dos del la le el al bin ibn ter ten zu af av y e".split()  # noqa: SIM905
)
