"""Words in the headings of columns that are not parties: what a column is about."""

from ..text import key


def _keys(text: str) -> frozenset[str]:
    return frozenset(key(word) for word in text.replace("\n", " ").split(",") if word.strip())


AREA = _keys("""
task, tasks, subtask, subtasks, activity, activities, deliverable, deliverables, step, steps, item,
items, action, actions, decision, decisions, responsibility, responsibilities, function, functions,
work, job, duty, duties, process step, what, topic, topics, artifact, artefact, service, services,
capability, component, components, subsystem, process, processes, procedure, control, feature,
requirement, product, output, outcome, workstream, area, areas, asset, system, application, event,
tâche, tâches, activité, activités, livrable, livrables, étape, action, décision, domaine, sujet,
processus, mission, missions, tarea, tareas, actividad, actividades, entregable, entregables, decisión,
proceso, área, tarefa, tarefas, atividade, atividades, entregável, entrega, entregas, decisão, processo,
attività, compito, consegna, processo, decisione, aufgabe, aufgaben, aktivität, aktivitäten, tätigkeit,
tätigkeiten, lieferobjekt, arbeitspaket, prozess, prozessschritt, thema, entscheidung, ergebnis,
vorgang, schritt, taak, taken, activiteit, activiteiten, werkzaamheden, onderwerp, besluit, stap,
proces, zadanie, zadania, czynność, czynności, działanie, działania, aktywność, decyzja, produkt,
obszar, krok, задача, задачи, активность, активности, деятельность, действие, действия, работа, работы,
процесс, этап работ, область, область ответственности, мероприятие, функция, функции, решение,
результат, завдання, задача, дія, процес, діяльність, робота, роботи, úkol, úkoly, činnost, činnosti,
aktivita, aktivity, oblast, uppgift, uppgifter, aktivitet, aktiviteter, leverans, opgave, opgaver,
leverance, oppgave, oppgaver, leveranse, tehtävä, tehtävät, toiminto, toimenpide, tuotos, görev,
görevler, faaliyet, faaliyetler, aktivite, iş, süreç, teslimat, công việc, hoạt động, nhiệm vụ, đầu
việc, hạng mục, タスク, 作業, 作業項目, 業務, 活動, アクティビティ, 成果物, 項目, 工程, 任务, 任務,
活动, 工作, 工作项, 事项, 项目, 交付物, 流程, 작업, 업무, 활동, 태스크, 과제, 산출물, feladat,
tevékenység, activitate, กิจกรรม, งาน, หน้าที่, ขั้นตอน
""")
SECTION = _keys("""
phase, phases, stage, section, category, categories, group, workstream, stream, theme, epic, milestone,
module, domain, area, project phase, sprint, track, process, process group, pillar, function, key
management area, level, étape clé, catégorie, volet, fase, fases, etapa, categoría, sección, ámbito,
categoria, seção, sezione, phasen, kategorie, bereich, abschnitt, gruppe, teilprojekt, categorie,
onderdeel, groep, faza, etap, kategoria, sekcja, obszar, фаза, этап, этапы, стадия, категория, раздел,
группа, блок, направление, етап, категорія, розділ, напрям, fáze, kategorie, etapa, fas, kategori,
område, gruppe, vaihe, kategoria, osio, aşama, evre, kategori, bölüm, giai đoạn, hạng mục lớn, nhóm,
フェーズ, 段階, 分類, カテゴリ, 区分, 大項目, 阶段, 階段, 类别, 類別, 分类, 模块, 단계, 구분, 분류,
카테고리
""")
PARTY = _keys("""
role, roles, person, persons, people, team, teams, name, names, member, members, stakeholder,
stakeholders, party, parties, who, owner, department, departments, position, job title, title, assignee,
assigned to, assigned, resource, resources, actor, actors, group, function, employee, individual, unit,
team member, role name, raci role holder, rôle, rôles, personne, personnes, équipe, nom, acteur,
acteurs, intervenant, qui, service, rol, roles, persona, personas, equipo, nombre, quién, papel, papéis,
pessoa, pessoas, equipe, nome, quem, ruolo, ruoli, persona, squadra, chi, rolle, rollen, mitarbeiter,
beteiligte, wer, stelle, abteilung, namen, persoon, naam, afdeling, wie, medewerker, rola, role, osoba,
osoby, zespół, kto, imię, dział, роль, роли, человек, сотрудник, участник, участники, команда, кто,
должность, имя, фио, отдел, людина, особа, учасник, хто, посада, osoba, tým, jméno, roll, roller, namn,
vem, navn, hvem, hold, rooli, roolit, henkilö, nimi, tiimi, kuka, rol, roller, kişi, ekip, isim, kim,
vai trò, người, thành viên, nhóm, tên, 役割, ロール, 担当者名, 氏名, 名前, チーム, 部署, 部門, 関係者,
角色, 人员, 人員, 姓名, 成员, 团队, 部门, 部門, 岗位, บทบาท, ผู้รับผิดชอบ,
역할, 이름, 담당자, 팀, 부서, 이해관계자
""")
NOTE = _keys("""
note, notes, comment, comments, remark, remarks, description, details, detail, rationale, evidence,
reference, references, explanation, definition, meaning, scope, example, examples, additional
information, info, output, acceptance criteria, remarque, remarques, commentaire, commentaires,
description, détails, nota, notas, comentario, comentarios, observaciones, descripción, detalle,
comentário, comentários, observações, observação, descrição, nota, note, commenti, commento,
descrizione, osservazioni, bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar, kommentare,
beschreibung, hinweis, hinweise, notiz, notizen, opmerking, opmerkingen, toelichting, omschrijving,
beschrijving, uwagi, uwaga, komentarz, opis, komentarze, примечание, примечания, комментарий,
комментарии, описание, заметки, примітка, примітки, коментар, опис, poznámka, poznámky, popis,
anteckning, anteckningar, anmärkning, beskrivning, bemærkning, bemærkninger, beskrivelse, merknad,
merknader, huomautus, huomautukset, kommentti, huomio, kuvaus, lisätiedot, not, notlar, açıklama,
açıklamalar, ghi chú, mô tả, chú thích, 備考, 説明, メモ, コメント, 注記, 备注, 備註, 说明, 說明, 描述,
비고, 설명, 메모, 참고
""")
META = _keys("""
status, state, priority, date, due, due date, deadline, start, start date, end, end date, finish,
duration, frequency, effort, cost, budget, progress, version, sla, tool, tools, link, links, url, risk,
impact, probability, likelihood, kpi, target, metric, hours, days, week, month, quarter, completed,
complete, done, baseline, actual, planned, weight, score, severity, email, e mail, phone, location,
influence, interest, timeline, timing, when, criticality, sequence, inputs, cadence, channel, tags, type
of meeting, statut, priorité, échéance, date de début, date de fin, fréquence, durée, estado, prioridad,
fecha, plazo, frecuencia, prioridade, data, prazo, frequência, stato, priorità, scadenza, priorität,
termin, datum, frist, häufigkeit, fällig, prioriteit, deadline, frequentie, priorytet, termin, data,
częstotliwość, статус, приоритет, срок, сроки, дата, частота, пріоритет, термін, stav, priorita, termín,
prioritet, dato, frist, tila, prioriteetti, määräaika, durum, öncelik, tarih, trạng thái, ưu tiên, thời
hạn, ngày, ステータス, 状態, 優先度, 期限, 日付, 頻度, 状态, 优先级, 日期, 截止日期, 频率, 상태,
우선순위, 일정, 기한, 날짜, 빈도
""")
IDENTIFIER = _keys("""
id, ids, #, no, nr, num, number, ref, code, wbs, wbs id, wbs code, №, nº, n°, n, sno, s no, sl no, sr
no, serial, index, key, step id, task id, activity id, item no, identifier, identifiant, numéro, código,
numero, número, codice, nummer, lfd nr, pos, lp, l p, numer, номер, код, п п, № п п, № пп, пп, č, číslo,
poř, løpenr, nro, tunnus, sıra, sıra no, stt, mã, 番号, no., 序号, 編號, 编号, 번호, 순번, sorszám
""")
LETTER = _keys("""
raci, rasci, rasic, arci, raci role, raci code, raci letter, raci type, raci value, letter, role,
responsibility, responsibility type, involvement, assignment, assignment type, type, raci assignment,
rolle, rol, rôle, papel, ruolo, rola, роль, raci roll, daci, rapid, raci status, 角色, 役割, 역할,
letra, lettre, buchstabe
""")
FRAMEWORKS = _keys("raci, rasci, rasic, arci, daci")
GRADE = _keys("""
status, state, priority, severity, weight, class, classification, criticality, probability, likelihood,
impact, risk, grade, rating, rank, rag, rag status, health, traffic light, ampel,
statut, estado, stato, stav, статус
""")
KINDS = {"area": AREA, "section": SECTION, "party": PARTY, "note": NOTE, "meta": META, "id": IDENTIFIER}


def says(heading: str, words: frozenset[str]) -> bool:
    """Say whether a heading is one of the words, or is made with one of them."""
    folded = key(heading)
    return folded in words or any(token in words for token in folded.split())


def is_exactly(heading: str, words: frozenset[str]) -> bool:
    return key(heading) in words


def heads_letters(heading: str) -> bool:
    """Say whether a column so headed holds letters: `RACI`, `Involvement`, `RACI type`."""
    return is_exactly(heading, LETTER) or any(token in FRAMEWORKS for token in key(heading).split())


def known(heading: str) -> bool:
    """Say whether a text is the kind of word that stands at the head of a column."""
    return any(key(heading) in words for words in KINDS.values())
