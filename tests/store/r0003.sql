BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('r0003');
CREATE TABLE answers (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	answered_on DATE NOT NULL, 
	answered_by TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_answers PRIMARY KEY (id), 
	CONSTRAINT fk_answers_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_answers_client_id_key UNIQUE (client_id, "key")
);
INSERT INTO "answers" VALUES('e99aca60-3bb7-49c2-be74-74611fb78db9','077b7198-27c8-4d7e-8089-1cdfd55a5d45','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('50b62d53-0b1c-4f31-b159-ae9e9f740af6','077b7198-27c8-4d7e-8089-1cdfd55a5d45','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('7826b2f7-223e-4ae8-aa41-e05ebfdb0773','077b7198-27c8-4d7e-8089-1cdfd55a5d45','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('be73fb51-575f-446d-b11e-be099b47d900','aea4e32e-78f6-4223-addb-34e5c93f5732','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('d0209439-5ac7-416c-8ac6-add85d009cdf','aea4e32e-78f6-4223-addb-34e5c93f5732','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('8461bd53-8f22-4605-af27-722f9c8a5dd0','aea4e32e-78f6-4223-addb-34e5c93f5732','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE applications (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	pursuit VARCHAR(10) NOT NULL, 
	target TEXT NOT NULL, 
	content_version TEXT NOT NULL, 
	item TEXT NOT NULL, 
	round TEXT NOT NULL, 
	window_id VARCHAR(36), 
	purpose VARCHAR(10) NOT NULL, 
	opened_on DATE NOT NULL, 
	stage VARCHAR(20) NOT NULL, 
	stage_on DATE NOT NULL, 
	fixed BIGINT, 
	ceiling BIGINT, 
	expected BIGINT, 
	estimated_on DATE, 
	next_step TEXT NOT NULL, 
	next_on DATE, 
	note TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_applications PRIMARY KEY (id), 
	CONSTRAINT fk_applications_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT fk_applications_window_id FOREIGN KEY(window_id) REFERENCES windows (id), 
	CONSTRAINT uq_applications_client_id_target_item_round UNIQUE (client_id, target, item, round)
);
INSERT INTO "applications" VALUES('85ce8ed5-fe42-4891-80ab-2dc7b5aae250','077b7198-27c8-4d7e-8089-1cdfd55a5d45','measure','hz-2025-66.7.renovation','2026.11.1','tech_renovation#1','2026','0f1fa08d-77f3-4bde-a8c0-096646a11bec','first','2026-11-21','paying','2026-09-01',NULL,NULL,NULL,NULL,'约区经信局','2026-12-01','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "applications" VALUES('3156d5cc-e82d-4006-a72a-6ff780bd5f5f','077b7198-27c8-4d7e-8089-1cdfd55a5d45','title','little_giant','2026.11.1','','2026','0f1fa08d-77f3-4bde-a8c0-096646a11bec','renewal','2026-11-21','re_review','2026-10-01',0,20000000,1,'2026-11-21','',NULL,'示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE assessments (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	as_of DATE NOT NULL, 
	run_at DATETIME NOT NULL, 
	content_version TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	drafts BOOLEAN NOT NULL, 
	confirmed BIGINT NOT NULL, 
	possible BIGINT NOT NULL, 
	snapshot TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_assessments PRIMARY KEY (id), 
	CONSTRAINT fk_assessments_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "assessments" VALUES('86e087d5-e600-4ce6-a92c-25b3f03413c8','077b7198-27c8-4d7e-8089-1cdfd55a5d45','2026-11-21','2026-11-21 12:00:00.000000','2026.11.1','dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',0,20000000,40000000,'{"client":"示例甲制造有限公司","uscc":"91330109MADEM0011R","region":"330109","as_of":"2026-11-21","content_version":"2026.11.1","digest":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","drafts":false,"measures":[],"totals":{"confirmed":"200000","leads":"200000","possible":"400000","drafts_possible":"0","fixed":"200000","ceiling":"0","competitive":"0","others":"0"},"ladder":{"standing":"srdi_sme","name":"专精特新中小企业","known":true,"next":{"tier":"little_giant","name":"小巨人"},"renewals":[],"others":[],"duties":[]}}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE board_views (
	id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	choices TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_board_views PRIMARY KEY (id), 
	CONSTRAINT uq_board_views_name UNIQUE (name)
);
INSERT INTO "board_views" VALUES('5f19c0d4-ac84-4c38-9422-0f3718fd4b18','我的','{"city": "杭州市", "lanes": "advisor"}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE change_sets (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	actor TEXT NOT NULL, 
	title TEXT NOT NULL, 
	kind VARCHAR(4) NOT NULL, 
	target INTEGER, 
	standing VARCHAR(6) NOT NULL, 
	CONSTRAINT fk_change_sets_target FOREIGN KEY(target) REFERENCES change_sets (id)
);
INSERT INTO "change_sets" VALUES(1,'2026-11-21 12:00:00.000000','陈玥','导入客户“示例甲制造有限公司”','do',NULL,'done');
INSERT INTO "change_sets" VALUES(2,'2026-11-21 12:00:00.000000','陈玥','修改“示例甲制造有限公司”的营业收入（2025）','do',NULL,'done');
INSERT INTO "change_sets" VALUES(3,'2026-11-21 12:00:00.000000','陈玥','新建客户“示例乙有限公司”','do',NULL,'done');
INSERT INTO "change_sets" VALUES(4,'2026-11-21 12:00:00.000000','陈玥','修改“示例乙有限公司”的从业人员（2024）、有效发明专利','do',NULL,'done');
INSERT INTO "change_sets" VALUES(5,'2026-11-21 12:00:00.000000','陈玥','删除客户“示例乙有限公司”','do',NULL,'done');
INSERT INTO "change_sets" VALUES(6,'2026-11-21 12:00:00.000000','陈玥','导入客户“示例丙有限公司”','do',NULL,'done');
INSERT INTO "change_sets" VALUES(7,'2026-11-21 12:00:00.000000','陈玥','修改“示例丙有限公司”的从业人员（2025）','do',NULL,'gone');
INSERT INTO "change_sets" VALUES(8,'2026-11-21 12:00:00.000000','陈玥','修改“示例丙有限公司”的从业人员（2025）','undo',7,'gone');
INSERT INTO "change_sets" VALUES(9,'2026-11-21 12:00:00.000000','陈玥','修改“示例丙有限公司”的从业人员（2025）','redo',7,'gone');
INSERT INTO "change_sets" VALUES(10,'2026-11-21 12:00:00.000000','陈玥','修改“示例丙有限公司”的从业人员（2025）','undo',7,'gone');
INSERT INTO "change_sets" VALUES(11,'2026-11-21 12:00:00.000000','陈玥','立项','do',NULL,'done');
INSERT INTO "change_sets" VALUES(12,'2026-11-21 12:00:00.000000','陈玥','推进','do',NULL,'done');
INSERT INTO "change_sets" VALUES(13,'2026-11-21 12:00:00.000000','陈玥','收到材料','do',NULL,'undone');
INSERT INTO "change_sets" VALUES(14,'2026-11-21 12:00:00.000000','陈玥','收到材料','undo',13,'gone');
CREATE TABLE clients (
	id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	short_name TEXT NOT NULL, 
	uscc VARCHAR(18), 
	uscc_pilot BOOLEAN NOT NULL, 
	region VARCHAR(6), 
	industry TEXT NOT NULL, 
	note TEXT NOT NULL, 
	demo BOOLEAN NOT NULL, 
	deleted_at DATETIME, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, advisor TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_clients PRIMARY KEY (id), 
	CONSTRAINT uq_clients_uscc UNIQUE (uscc)
);
INSERT INTO "clients" VALUES('077b7198-27c8-4d7e-8089-1cdfd55a5d45','示例甲制造有限公司','示例甲','91330109MADEM0011R',0,'330109','通用设备制造业','示例备注',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
INSERT INTO "clients" VALUES('420ac4c8-b6b6-4a1a-ad46-007c0693f54c','示例乙有限公司','','91330109MADEM00110',1,NULL,'','',1,'2026-11-21 12:00:00.000000',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','李航');
INSERT INTO "clients" VALUES('aea4e32e-78f6-4223-addb-34e5c93f5732','示例丙有限公司','',NULL,0,'330109','','',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
CREATE TABLE contacts (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	day DATE NOT NULL, 
	text TEXT NOT NULL, 
	who TEXT NOT NULL, 
	due_on DATE, 
	done_on DATE, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_contacts PRIMARY KEY (id), 
	CONSTRAINT fk_contacts_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "contacts" VALUES('aeaa4e1c-aaa5-471b-83bf-0b1221432343','077b7198-27c8-4d7e-8089-1cdfd55a5d45','promise','2026-11-21','寄审计报告','王工','2026-12-20',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE declarations (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	entry TEXT NOT NULL, 
	declared_on DATE NOT NULL, 
	declared_by TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_declarations PRIMARY KEY (id), 
	CONSTRAINT fk_declarations_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_declarations_client_id_entry UNIQUE (client_id, entry)
);
INSERT INTO "declarations" VALUES('8ee73865-028d-4446-9918-79286f684612','077b7198-27c8-4d7e-8089-1cdfd55a5d45','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('c7856948-ff85-497b-8a1e-1611e8bb0c97','077b7198-27c8-4d7e-8089-1cdfd55a5d45','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('3cbbf2d0-4d76-49af-b97d-66482fc58edf','aea4e32e-78f6-4223-addb-34e5c93f5732','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('9d0ab69b-a0c6-4e67-853a-4a731dae8be7','aea4e32e-78f6-4223-addb-34e5c93f5732','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE dossiers (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	sort VARCHAR(20) NOT NULL, 
	as_of DATE NOT NULL, 
	made_at DATETIME NOT NULL, 
	run VARCHAR(20) NOT NULL, 
	content_version TEXT NOT NULL, 
	body BLOB NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_dossiers PRIMARY KEY (id), 
	CONSTRAINT fk_dossiers_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_dossiers_client_id_run UNIQUE (client_id, run)
);
INSERT INTO "dossiers" VALUES('e4132cb5-9a06-4f02-bdf6-27c68afb9cc4','077b7198-27c8-4d7e-8089-1cdfd55a5d45','verdict','2026-11-21','2026-11-21 12:00:00.000000','0A1B-2C3D-4E5F','2026.11.1',X'00FF27','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE facts (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	item_id VARCHAR(36), 
	"key" VARCHAR(80) NOT NULL, 
	year INTEGER, 
	form VARCHAR(10) NOT NULL, 
	value TEXT NOT NULL, 
	source VARCHAR(20) NOT NULL, 
	evidence TEXT NOT NULL, 
	observed_on DATE, 
	confirmed_by TEXT NOT NULL, 
	note TEXT NOT NULL, 
	adopted BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_facts PRIMARY KEY (id), 
	CONSTRAINT fk_facts_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT fk_facts_item_id FOREIGN KEY(item_id) REFERENCES items (id)
);
INSERT INTO "facts" VALUES('f05586ab-80a0-4326-9e64-b819b060fc4d','077b7198-27c8-4d7e-8089-1cdfd55a5d45',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('81e120e2-8fb2-44ed-b5be-545e2d1ce2fb','077b7198-27c8-4d7e-8089-1cdfd55a5d45',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('c9aaf491-2ae7-4fcf-a32b-74a602c1676d','077b7198-27c8-4d7e-8089-1cdfd55a5d45',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('5b34a886-d784-407b-b2d8-0d538bd50a6b','077b7198-27c8-4d7e-8089-1cdfd55a5d45',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('2b75747d-2a98-44d5-bad4-7119a2102648','077b7198-27c8-4d7e-8089-1cdfd55a5d45',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('99dbe7b1-e5da-4dde-b9eb-fdebfa595668','077b7198-27c8-4d7e-8089-1cdfd55a5d45',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('a32d2b86-7358-4173-9d87-d271417218b4','077b7198-27c8-4d7e-8089-1cdfd55a5d45',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('c597b25f-56b2-4ac4-b968-4d576f5ebca6','077b7198-27c8-4d7e-8089-1cdfd55a5d45',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('79dcbe48-1001-438e-951e-b420057eba2f','077b7198-27c8-4d7e-8089-1cdfd55a5d45',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('8843f94f-1f93-4443-bd8c-d06a09d21076','077b7198-27c8-4d7e-8089-1cdfd55a5d45',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('33dadd5a-68ab-4d2c-96a6-32a2da8bc678','077b7198-27c8-4d7e-8089-1cdfd55a5d45',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('1c4766ac-011c-430a-8908-edc29411f9c9','077b7198-27c8-4d7e-8089-1cdfd55a5d45','9686d83a-818a-428e-a556-ae0620814aa2','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('825fba04-63e1-4292-83ea-631d95e71a16','077b7198-27c8-4d7e-8089-1cdfd55a5d45','9686d83a-818a-428e-a556-ae0620814aa2','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('2ed27bd9-ab85-4e6e-b8ca-fedbebef93f8','077b7198-27c8-4d7e-8089-1cdfd55a5d45','9686d83a-818a-428e-a556-ae0620814aa2','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('9af3a82e-1f68-42d4-932e-6234746f0df4','077b7198-27c8-4d7e-8089-1cdfd55a5d45','e936d8cc-1dba-44cf-9529-5de2574a4771','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('50135d6e-9f7a-4f5d-8759-c9b3e07cfb64','077b7198-27c8-4d7e-8089-1cdfd55a5d45',NULL,'revenue',2025,'decimal','95000000','tax','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('fdb2e9fa-41b0-4616-9ccb-e30073de9f0e','420ac4c8-b6b6-4a1a-ad46-007c0693f54c',NULL,'employees',2024,'integer','12','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('28a3f55d-3606-448b-b93d-ddef47435795','420ac4c8-b6b6-4a1a-ad46-007c0693f54c',NULL,'patents',NULL,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('ce3296c8-6aff-4f10-923c-fee3716fa97f','aea4e32e-78f6-4223-addb-34e5c93f5732',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('4dbd7bf3-1b84-4c7a-86a5-4d71447c3135','aea4e32e-78f6-4223-addb-34e5c93f5732',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('b6607a86-4b64-43de-adb9-72d6cd6f42fd','aea4e32e-78f6-4223-addb-34e5c93f5732',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('6278fe7b-886a-4683-a610-7983235276a5','aea4e32e-78f6-4223-addb-34e5c93f5732',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('581c55e2-193c-400d-8e9b-725a5872e96f','aea4e32e-78f6-4223-addb-34e5c93f5732',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('42aa1d34-dd7f-48e2-bf85-932639c491d5','aea4e32e-78f6-4223-addb-34e5c93f5732',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('d4fbeefb-de44-4836-ae2e-5beb1534b6c0','aea4e32e-78f6-4223-addb-34e5c93f5732',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('8517e8a3-c09b-4bb0-842b-d94ba0583f8b','aea4e32e-78f6-4223-addb-34e5c93f5732',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('58dfb432-fb57-44d9-aeb1-a7dcacd8362d','aea4e32e-78f6-4223-addb-34e5c93f5732',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('b7a94116-210e-4875-8d4d-d088a0f1b79c','aea4e32e-78f6-4223-addb-34e5c93f5732',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('9029be3f-ad50-4c96-8e3c-3967addc5a8b','aea4e32e-78f6-4223-addb-34e5c93f5732','48d6f773-6de0-4a32-b9ff-f174c05deaf3','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('04527a1e-aa15-4b1f-a8ea-1d384ce3d079','aea4e32e-78f6-4223-addb-34e5c93f5732','48d6f773-6de0-4a32-b9ff-f174c05deaf3','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('bc5ed61c-510a-4435-947d-3e5dccd94e49','aea4e32e-78f6-4223-addb-34e5c93f5732','48d6f773-6de0-4a32-b9ff-f174c05deaf3','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('8f1c7032-75b8-412c-a6b7-5ecaee797a58','aea4e32e-78f6-4223-addb-34e5c93f5732','c85fb82a-0c79-4ff1-972f-eef0feef3f5e','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('6226ed43-4533-45c1-91d0-e8f341dc2d40','aea4e32e-78f6-4223-addb-34e5c93f5732',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE former_names (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_former_names PRIMARY KEY (id), 
	CONSTRAINT fk_former_names_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_former_names_client_id_name UNIQUE (client_id, name)
);
INSERT INTO "former_names" VALUES('88977371-e1a9-4d32-8605-c78fef81c852','077b7198-27c8-4d7e-8089-1cdfd55a5d45','示例旧名有限公司',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE items (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(80) NOT NULL, 
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_items PRIMARY KEY (id), 
	CONSTRAINT fk_items_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_items_client_id_key UNIQUE (client_id, "key")
);
INSERT INTO "items" VALUES('9686d83a-818a-428e-a556-ae0620814aa2','077b7198-27c8-4d7e-8089-1cdfd55a5d45','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('e936d8cc-1dba-44cf-9529-5de2574a4771','077b7198-27c8-4d7e-8089-1cdfd55a5d45','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('4badb6a7-4f5a-4549-9715-d2487be50dc8','077b7198-27c8-4d7e-8089-1cdfd55a5d45','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('48d6f773-6de0-4a32-b9ff-f174c05deaf3','aea4e32e-78f6-4223-addb-34e5c93f5732','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('c85fb82a-0c79-4ff1-972f-eef0feef3f5e','aea4e32e-78f6-4223-addb-34e5c93f5732','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('32268807-63cb-42e4-88ca-81ca12ef2ec5','aea4e32e-78f6-4223-addb-34e5c93f5732','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE journal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	change_set INTEGER NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	table_name VARCHAR(40) NOT NULL, 
	row_id VARCHAR(36) NOT NULL, 
	op VARCHAR(6) NOT NULL, 
	field VARCHAR(40) NOT NULL, 
	old TEXT, 
	new TEXT, 
	CONSTRAINT fk_journal_change_set FOREIGN KEY(change_set) REFERENCES change_sets (id)
);
INSERT INTO "journal" VALUES(1,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','clients','077b7198-27c8-4d7e-8089-1cdfd55a5d45','insert','',NULL,'{"id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","name":"示例甲制造有限公司","short_name":"示例甲","uscc":"91330109MADEM0011R","uscc_pilot":false,"region":"330109","industry":"通用设备制造业","advisor":"","note":"示例备注","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(2,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','former_names','88977371-e1a9-4d32-8605-c78fef81c852','insert','',NULL,'{"id":"88977371-e1a9-4d32-8605-c78fef81c852","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","name":"示例旧名有限公司","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(3,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','items','9686d83a-818a-428e-a556-ae0620814aa2','insert','',NULL,'{"id":"9686d83a-818a-428e-a556-ae0620814aa2","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(4,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','items','e936d8cc-1dba-44cf-9529-5de2574a4771','insert','',NULL,'{"id":"e936d8cc-1dba-44cf-9529-5de2574a4771","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(5,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','items','4badb6a7-4f5a-4549-9715-d2487be50dc8','insert','',NULL,'{"id":"4badb6a7-4f5a-4549-9715-d2487be50dc8","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(6,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','facts','f05586ab-80a0-4326-9e64-b819b060fc4d','insert','',NULL,'{"id":"f05586ab-80a0-4326-9e64-b819b060fc4d","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(7,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','facts','81e120e2-8fb2-44ed-b5be-545e2d1ce2fb','insert','',NULL,'{"id":"81e120e2-8fb2-44ed-b5be-545e2d1ce2fb","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(8,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','facts','c9aaf491-2ae7-4fcf-a32b-74a602c1676d','insert','',NULL,'{"id":"c9aaf491-2ae7-4fcf-a32b-74a602c1676d","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(9,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','facts','5b34a886-d784-407b-b2d8-0d538bd50a6b','insert','',NULL,'{"id":"5b34a886-d784-407b-b2d8-0d538bd50a6b","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(10,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','facts','2b75747d-2a98-44d5-bad4-7119a2102648','insert','',NULL,'{"id":"2b75747d-2a98-44d5-bad4-7119a2102648","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(11,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','facts','99dbe7b1-e5da-4dde-b9eb-fdebfa595668','insert','',NULL,'{"id":"99dbe7b1-e5da-4dde-b9eb-fdebfa595668","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(12,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','facts','a32d2b86-7358-4173-9d87-d271417218b4','insert','',NULL,'{"id":"a32d2b86-7358-4173-9d87-d271417218b4","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(13,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','facts','c597b25f-56b2-4ac4-b968-4d576f5ebca6','insert','',NULL,'{"id":"c597b25f-56b2-4ac4-b968-4d576f5ebca6","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(14,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','facts','79dcbe48-1001-438e-951e-b420057eba2f','insert','',NULL,'{"id":"79dcbe48-1001-438e-951e-b420057eba2f","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(15,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','facts','8843f94f-1f93-4443-bd8c-d06a09d21076','insert','',NULL,'{"id":"8843f94f-1f93-4443-bd8c-d06a09d21076","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(16,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','facts','33dadd5a-68ab-4d2c-96a6-32a2da8bc678','insert','',NULL,'{"id":"33dadd5a-68ab-4d2c-96a6-32a2da8bc678","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(17,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','facts','1c4766ac-011c-430a-8908-edc29411f9c9','insert','',NULL,'{"id":"1c4766ac-011c-430a-8908-edc29411f9c9","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":"9686d83a-818a-428e-a556-ae0620814aa2","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(18,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','facts','825fba04-63e1-4292-83ea-631d95e71a16','insert','',NULL,'{"id":"825fba04-63e1-4292-83ea-631d95e71a16","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":"9686d83a-818a-428e-a556-ae0620814aa2","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(19,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','facts','2ed27bd9-ab85-4e6e-b8ca-fedbebef93f8','insert','',NULL,'{"id":"2ed27bd9-ab85-4e6e-b8ca-fedbebef93f8","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":"9686d83a-818a-428e-a556-ae0620814aa2","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(20,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','facts','9af3a82e-1f68-42d4-932e-6234746f0df4','insert','',NULL,'{"id":"9af3a82e-1f68-42d4-932e-6234746f0df4","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":"e936d8cc-1dba-44cf-9529-5de2574a4771","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(21,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','recognitions','8337c3ab-9eed-4a51-9163-b5f9ff1c53f1','insert','',NULL,'{"id":"8337c3ab-9eed-4a51-9163-b5f9ff1c53f1","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(22,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','recognitions','32c0704a-c1f1-4649-91f3-f583d3b72909','insert','',NULL,'{"id":"32c0704a-c1f1-4649-91f3-f583d3b72909","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(23,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','received','91ec0d10-4983-41ae-901b-2cccf924ce3f','insert','',NULL,'{"id":"91ec0d10-4983-41ae-901b-2cccf924ce3f","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(24,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','received','60293192-7168-4945-975f-980eadbdcd96','insert','',NULL,'{"id":"60293192-7168-4945-975f-980eadbdcd96","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":"9686d83a-818a-428e-a556-ae0620814aa2","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(25,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','declarations','8ee73865-028d-4446-9918-79286f684612','insert','',NULL,'{"id":"8ee73865-028d-4446-9918-79286f684612","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(26,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','declarations','c7856948-ff85-497b-8a1e-1611e8bb0c97','insert','',NULL,'{"id":"c7856948-ff85-497b-8a1e-1611e8bb0c97","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(27,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','answers','e99aca60-3bb7-49c2-be74-74611fb78db9','insert','',NULL,'{"id":"e99aca60-3bb7-49c2-be74-74611fb78db9","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(28,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','answers','50b62d53-0b1c-4f31-b159-ae9e9f740af6','insert','',NULL,'{"id":"50b62d53-0b1c-4f31-b159-ae9e9f740af6","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(29,1,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','answers','7826b2f7-223e-4ae8-aa41-e05ebfdb0773','insert','',NULL,'{"id":"7826b2f7-223e-4ae8-aa41-e05ebfdb0773","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(30,2,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','facts','a32d2b86-7358-4173-9d87-d271417218b4','update','adopted','true','false');
INSERT INTO "journal" VALUES(31,2,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','facts','50135d6e-9f7a-4f5d-8759-c9b3e07cfb64','insert','',NULL,'{"id":"50135d6e-9f7a-4f5d-8759-c9b3e07cfb64","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"95000000","source":"tax","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(32,3,'420ac4c8-b6b6-4a1a-ad46-007c0693f54c','clients','420ac4c8-b6b6-4a1a-ad46-007c0693f54c','insert','',NULL,'{"id":"420ac4c8-b6b6-4a1a-ad46-007c0693f54c","name":"示例乙有限公司","short_name":"","uscc":"91330109MADEM00110","uscc_pilot":true,"region":null,"industry":"","advisor":"李航","note":"","demo":true,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(33,4,'420ac4c8-b6b6-4a1a-ad46-007c0693f54c','facts','fdb2e9fa-41b0-4616-9ccb-e30073de9f0e','insert','',NULL,'{"id":"fdb2e9fa-41b0-4616-9ccb-e30073de9f0e","client_id":"420ac4c8-b6b6-4a1a-ad46-007c0693f54c","item_id":null,"key":"employees","year":2024,"form":"integer","value":"12","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(34,4,'420ac4c8-b6b6-4a1a-ad46-007c0693f54c','facts','28a3f55d-3606-448b-b93d-ddef47435795','insert','',NULL,'{"id":"28a3f55d-3606-448b-b93d-ddef47435795","client_id":"420ac4c8-b6b6-4a1a-ad46-007c0693f54c","item_id":null,"key":"patents","year":null,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(35,5,'420ac4c8-b6b6-4a1a-ad46-007c0693f54c','clients','420ac4c8-b6b6-4a1a-ad46-007c0693f54c','update','deleted_at','null','"2026-11-21T12:00:00+00:00"');
INSERT INTO "journal" VALUES(36,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','clients','aea4e32e-78f6-4223-addb-34e5c93f5732','insert','',NULL,'{"id":"aea4e32e-78f6-4223-addb-34e5c93f5732","name":"示例丙有限公司","short_name":"","uscc":null,"uscc_pilot":false,"region":"330109","industry":"","advisor":"","note":"","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(37,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','items','48d6f773-6de0-4a32-b9ff-f174c05deaf3','insert','',NULL,'{"id":"48d6f773-6de0-4a32-b9ff-f174c05deaf3","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(38,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','items','c85fb82a-0c79-4ff1-972f-eef0feef3f5e','insert','',NULL,'{"id":"c85fb82a-0c79-4ff1-972f-eef0feef3f5e","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(39,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','items','32268807-63cb-42e4-88ca-81ca12ef2ec5','insert','',NULL,'{"id":"32268807-63cb-42e4-88ca-81ca12ef2ec5","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(40,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','ce3296c8-6aff-4f10-923c-fee3716fa97f','insert','',NULL,'{"id":"ce3296c8-6aff-4f10-923c-fee3716fa97f","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(41,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','4dbd7bf3-1b84-4c7a-86a5-4d71447c3135','insert','',NULL,'{"id":"4dbd7bf3-1b84-4c7a-86a5-4d71447c3135","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(42,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','b6607a86-4b64-43de-adb9-72d6cd6f42fd','insert','',NULL,'{"id":"b6607a86-4b64-43de-adb9-72d6cd6f42fd","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(43,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','6278fe7b-886a-4683-a610-7983235276a5','insert','',NULL,'{"id":"6278fe7b-886a-4683-a610-7983235276a5","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(44,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','581c55e2-193c-400d-8e9b-725a5872e96f','insert','',NULL,'{"id":"581c55e2-193c-400d-8e9b-725a5872e96f","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(45,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','42aa1d34-dd7f-48e2-bf85-932639c491d5','insert','',NULL,'{"id":"42aa1d34-dd7f-48e2-bf85-932639c491d5","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(46,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','d4fbeefb-de44-4836-ae2e-5beb1534b6c0','insert','',NULL,'{"id":"d4fbeefb-de44-4836-ae2e-5beb1534b6c0","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(47,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','8517e8a3-c09b-4bb0-842b-d94ba0583f8b','insert','',NULL,'{"id":"8517e8a3-c09b-4bb0-842b-d94ba0583f8b","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(48,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','6226ed43-4533-45c1-91d0-e8f341dc2d40','insert','',NULL,'{"id":"6226ed43-4533-45c1-91d0-e8f341dc2d40","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(49,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','58dfb432-fb57-44d9-aeb1-a7dcacd8362d','insert','',NULL,'{"id":"58dfb432-fb57-44d9-aeb1-a7dcacd8362d","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(50,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','b7a94116-210e-4875-8d4d-d088a0f1b79c','insert','',NULL,'{"id":"b7a94116-210e-4875-8d4d-d088a0f1b79c","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(51,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','9029be3f-ad50-4c96-8e3c-3967addc5a8b','insert','',NULL,'{"id":"9029be3f-ad50-4c96-8e3c-3967addc5a8b","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":"48d6f773-6de0-4a32-b9ff-f174c05deaf3","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(52,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','04527a1e-aa15-4b1f-a8ea-1d384ce3d079','insert','',NULL,'{"id":"04527a1e-aa15-4b1f-a8ea-1d384ce3d079","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":"48d6f773-6de0-4a32-b9ff-f174c05deaf3","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(53,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','bc5ed61c-510a-4435-947d-3e5dccd94e49','insert','',NULL,'{"id":"bc5ed61c-510a-4435-947d-3e5dccd94e49","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":"48d6f773-6de0-4a32-b9ff-f174c05deaf3","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(54,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','8f1c7032-75b8-412c-a6b7-5ecaee797a58','insert','',NULL,'{"id":"8f1c7032-75b8-412c-a6b7-5ecaee797a58","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":"c85fb82a-0c79-4ff1-972f-eef0feef3f5e","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(55,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','recognitions','41d7bcdc-9f7a-4eb4-ace6-256c66115d79','insert','',NULL,'{"id":"41d7bcdc-9f7a-4eb4-ace6-256c66115d79","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(56,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','recognitions','5fcc2e26-c4ac-418a-a733-f94b7ad032dd','insert','',NULL,'{"id":"5fcc2e26-c4ac-418a-a733-f94b7ad032dd","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(57,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','received','796f22d1-a469-4132-ad54-bbd0ef62a1c8','insert','',NULL,'{"id":"796f22d1-a469-4132-ad54-bbd0ef62a1c8","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(58,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','received','1708af5c-45cb-40cc-8fab-a787aad54350','insert','',NULL,'{"id":"1708af5c-45cb-40cc-8fab-a787aad54350","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":"48d6f773-6de0-4a32-b9ff-f174c05deaf3","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(59,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','declarations','3cbbf2d0-4d76-49af-b97d-66482fc58edf','insert','',NULL,'{"id":"3cbbf2d0-4d76-49af-b97d-66482fc58edf","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(60,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','declarations','9d0ab69b-a0c6-4e67-853a-4a731dae8be7','insert','',NULL,'{"id":"9d0ab69b-a0c6-4e67-853a-4a731dae8be7","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(61,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','answers','be73fb51-575f-446d-b11e-be099b47d900','insert','',NULL,'{"id":"be73fb51-575f-446d-b11e-be099b47d900","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(62,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','answers','d0209439-5ac7-416c-8ac6-add85d009cdf','insert','',NULL,'{"id":"d0209439-5ac7-416c-8ac6-add85d009cdf","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(63,6,'aea4e32e-78f6-4223-addb-34e5c93f5732','answers','8461bd53-8f22-4605-af27-722f9c8a5dd0','insert','',NULL,'{"id":"8461bd53-8f22-4605-af27-722f9c8a5dd0","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(64,7,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','6226ed43-4533-45c1-91d0-e8f341dc2d40','delete','','{"id":"6226ed43-4533-45c1-91d0-e8f341dc2d40","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(65,8,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','6226ed43-4533-45c1-91d0-e8f341dc2d40','insert','',NULL,'{"id":"6226ed43-4533-45c1-91d0-e8f341dc2d40","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(66,9,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','6226ed43-4533-45c1-91d0-e8f341dc2d40','delete','','{"id":"6226ed43-4533-45c1-91d0-e8f341dc2d40","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(67,10,'aea4e32e-78f6-4223-addb-34e5c93f5732','facts','6226ed43-4533-45c1-91d0-e8f341dc2d40','insert','',NULL,'{"id":"6226ed43-4533-45c1-91d0-e8f341dc2d40","client_id":"aea4e32e-78f6-4223-addb-34e5c93f5732","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(68,11,'','windows','0f1fa08d-77f3-4bde-a8c0-096646a11bec','insert','',NULL,'{"id":"0f1fa08d-77f3-4bde-a8c0-096646a11bec","region":"330100","target":"hz-2025-66.7.renovation","label":"2026","opens_on":"2026-03-01","closes_on":"2026-06-30","note":"示例通知","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(69,11,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','85ce8ed5-fe42-4891-80ab-2dc7b5aae250','insert','',NULL,'{"id":"85ce8ed5-fe42-4891-80ab-2dc7b5aae250","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","pursuit":"measure","target":"hz-2025-66.7.renovation","content_version":"2026.11.1","item":"tech_renovation#1","round":"2026","window_id":"0f1fa08d-77f3-4bde-a8c0-096646a11bec","purpose":"first","opened_on":"2026-11-21","stage":"lead","stage_on":"2026-11-21","fixed":null,"ceiling":null,"expected":null,"estimated_on":null,"next_step":"","next_on":null,"note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(70,11,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','3156d5cc-e82d-4006-a72a-6ff780bd5f5f','insert','',NULL,'{"id":"3156d5cc-e82d-4006-a72a-6ff780bd5f5f","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","pursuit":"title","target":"little_giant","content_version":"2026.11.1","item":"","round":"2026","window_id":"0f1fa08d-77f3-4bde-a8c0-096646a11bec","purpose":"renewal","opened_on":"2026-11-21","stage":"cultivating","stage_on":"2026-11-21","fixed":null,"ceiling":null,"expected":null,"estimated_on":null,"next_step":"","next_on":null,"note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(71,11,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','85ce8ed5-fe42-4891-80ab-2dc7b5aae250','update','next_step','""','"约区经信局"');
INSERT INTO "journal" VALUES(72,11,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','85ce8ed5-fe42-4891-80ab-2dc7b5aae250','update','next_on','null','"2026-12-01"');
INSERT INTO "journal" VALUES(73,11,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','3156d5cc-e82d-4006-a72a-6ff780bd5f5f','update','fixed','null','"0"');
INSERT INTO "journal" VALUES(74,11,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','3156d5cc-e82d-4006-a72a-6ff780bd5f5f','update','ceiling','null','"200000"');
INSERT INTO "journal" VALUES(75,11,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','3156d5cc-e82d-4006-a72a-6ff780bd5f5f','update','expected','null','"0.01"');
INSERT INTO "journal" VALUES(76,11,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','3156d5cc-e82d-4006-a72a-6ff780bd5f5f','update','estimated_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(77,11,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','tasks','737bea37-0aff-4563-8755-e137f6d5d246','insert','',NULL,'{"id":"737bea37-0aff-4563-8755-e137f6d5d246","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","application_id":"85ce8ed5-fe42-4891-80ab-2dc7b5aae250","title":"盖章","due_on":"2026-12-10","done_on":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(78,11,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','tasks','f753d84d-4c0a-499f-93b7-9c2dd8c16e75','insert','',NULL,'{"id":"f753d84d-4c0a-499f-93b7-9c2dd8c16e75","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","application_id":null,"title":"回访","due_on":null,"done_on":"2026-11-21","note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(79,11,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','papers','d4542f31-18a2-4ba2-8405-587905de68b2','insert','',NULL,'{"id":"d4542f31-18a2-4ba2-8405-587905de68b2","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","application_id":"85ce8ed5-fe42-4891-80ab-2dc7b5aae250","position":0,"name":"营业执照","required":true,"form":"复印件","valid":"","issuer":"","received_on":null,"valid_to":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(80,11,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','papers','93b957e7-1a31-431a-afb5-94ddd63bd38e','insert','',NULL,'{"id":"93b957e7-1a31-431a-afb5-94ddd63bd38e","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","application_id":"85ce8ed5-fe42-4891-80ab-2dc7b5aae250","position":1,"name":"佐证","required":false,"form":"","valid":"","issuer":"","received_on":null,"valid_to":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(81,11,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','contacts','aeaa4e1c-aaa5-471b-83bf-0b1221432343','insert','',NULL,'{"id":"aeaa4e1c-aaa5-471b-83bf-0b1221432343","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","kind":"promise","day":"2026-11-21","text":"寄审计报告","who":"王工","due_on":"2026-12-20","done_on":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(82,11,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','marks','580eae71-80cd-4c2f-b240-22a65cb9df2a','insert','',NULL,'{"id":"580eae71-80cd-4c2f-b240-22a65cb9df2a","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","subject":"hnte","kind":"update","occasion":"update-2026/2026","done_on":"2026-11-21","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(83,11,'','board_views','5f19c0d4-ac84-4c38-9422-0f3718fd4b18','insert','',NULL,'{"id":"5f19c0d4-ac84-4c38-9422-0f3718fd4b18","name":"我的","choices":"{\"city\": \"杭州市\", \"lanes\": \"advisor\"}","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(84,11,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','plans','1f483be6-603c-45d8-ae60-0433845ed5f6','insert','',NULL,'{"id":"1f483be6-603c-45d8-ae60-0433845ed5f6","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","inputs":"{\"growth\": {\"较可能\": {\"revenue\": \"10%\"}}, \"title\": \"little_giant\", \"years\": 3}","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(85,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','steps','708267ea-e5db-48e9-a706-53d224f2b175','insert','',NULL,'{"id":"708267ea-e5db-48e9-a706-53d224f2b175","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","application_id":"85ce8ed5-fe42-4891-80ab-2dc7b5aae250","position":0,"event":"submit","before":"lead","after":"submitted","day":"2026-05-01","receipt":"受理 1 号","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(86,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','85ce8ed5-fe42-4891-80ab-2dc7b5aae250','update','stage','"lead"','"submitted"');
INSERT INTO "journal" VALUES(87,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','85ce8ed5-fe42-4891-80ab-2dc7b5aae250','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(88,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','steps','790dfe06-76f7-4965-b416-75d499e2f61d','insert','',NULL,'{"id":"790dfe06-76f7-4965-b416-75d499e2f61d","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","application_id":"85ce8ed5-fe42-4891-80ab-2dc7b5aae250","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","receipt":"","number":"示例〔2026〕8号","amount":"1234567.89","payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(89,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','85ce8ed5-fe42-4891-80ab-2dc7b5aae250','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(90,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','85ce8ed5-fe42-4891-80ab-2dc7b5aae250','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(91,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','received','c848ec32-1166-46f0-96ac-f9b278de554e','insert','',NULL,'{"id":"c848ec32-1166-46f0-96ac-f9b278de554e","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","item_id":"9686d83a-818a-428e-a556-ae0620814aa2","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2026,"payer":"示例区经信局","tranche":"第一笔","note":"","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(92,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','steps','c4dde9f2-f34e-4184-8f7c-8260b665db74','insert','',NULL,'{"id":"c4dde9f2-f34e-4184-8f7c-8260b665db74","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","application_id":"85ce8ed5-fe42-4891-80ab-2dc7b5aae250","position":2,"event":"pay","before":"recognized","after":"paying","day":"2026-09-01","receipt":"","number":"拨 1 号","amount":"0.01","payer":"示例区经信局","tranche":"第一笔","until":null,"reason":"","recognition_id":null,"received_id":"c848ec32-1166-46f0-96ac-f9b278de554e","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(93,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','85ce8ed5-fe42-4891-80ab-2dc7b5aae250','update','stage','"recognized"','"paying"');
INSERT INTO "journal" VALUES(94,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','85ce8ed5-fe42-4891-80ab-2dc7b5aae250','update','stage_on','"2026-07-01"','"2026-09-01"');
INSERT INTO "journal" VALUES(95,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','steps','e5ad02c5-8616-44ab-a63c-278d7daed8e6','insert','',NULL,'{"id":"e5ad02c5-8616-44ab-a63c-278d7daed8e6","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","application_id":"3156d5cc-e82d-4006-a72a-6ff780bd5f5f","position":0,"event":"submit","before":"cultivating","after":"submitted","day":"2026-05-01","receipt":"","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(96,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','3156d5cc-e82d-4006-a72a-6ff780bd5f5f','update','stage','"cultivating"','"submitted"');
INSERT INTO "journal" VALUES(97,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','3156d5cc-e82d-4006-a72a-6ff780bd5f5f','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(98,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','recognitions','0e6fe552-f28a-4963-b5e6-4ac94b317f4b','insert','',NULL,'{"id":"0e6fe552-f28a-4963-b5e6-4ac94b317f4b","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","kind":"little_giant","event":"first","granted_on":"2026-07-01","valid_to":"2029-06-30","document_number":"示例〔2026〕7号","note":"","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(99,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','steps','443d2acd-e498-4a45-b25e-e0a45dd7c057','insert','',NULL,'{"id":"443d2acd-e498-4a45-b25e-e0a45dd7c057","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","application_id":"3156d5cc-e82d-4006-a72a-6ff780bd5f5f","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","receipt":"","number":"示例〔2026〕7号","amount":null,"payer":"","tranche":"","until":"2029-06-30","reason":"","recognition_id":"0e6fe552-f28a-4963-b5e6-4ac94b317f4b","received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(100,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','3156d5cc-e82d-4006-a72a-6ff780bd5f5f','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(101,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','3156d5cc-e82d-4006-a72a-6ff780bd5f5f','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(102,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','steps','930fd2b3-32ef-4872-abe0-bcef235fb3fd','insert','',NULL,'{"id":"930fd2b3-32ef-4872-abe0-bcef235fb3fd","client_id":"077b7198-27c8-4d7e-8089-1cdfd55a5d45","application_id":"3156d5cc-e82d-4006-a72a-6ff780bd5f5f","position":2,"event":"review","before":"recognized","after":"re_review","day":"2026-10-01","receipt":"","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(103,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','3156d5cc-e82d-4006-a72a-6ff780bd5f5f','update','stage','"recognized"','"re_review"');
INSERT INTO "journal" VALUES(104,12,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','applications','3156d5cc-e82d-4006-a72a-6ff780bd5f5f','update','stage_on','"2026-07-01"','"2026-10-01"');
INSERT INTO "journal" VALUES(105,13,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','papers','d4542f31-18a2-4ba2-8405-587905de68b2','update','received_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(106,13,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','papers','d4542f31-18a2-4ba2-8405-587905de68b2','update','valid_to','null','"2027-02-20"');
INSERT INTO "journal" VALUES(107,13,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','papers','d4542f31-18a2-4ba2-8405-587905de68b2','update','note','""','"原件"');
INSERT INTO "journal" VALUES(108,14,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','papers','d4542f31-18a2-4ba2-8405-587905de68b2','update','note','"原件"','""');
INSERT INTO "journal" VALUES(109,14,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','papers','d4542f31-18a2-4ba2-8405-587905de68b2','update','valid_to','"2027-02-20"','null');
INSERT INTO "journal" VALUES(110,14,'077b7198-27c8-4d7e-8089-1cdfd55a5d45','papers','d4542f31-18a2-4ba2-8405-587905de68b2','update','received_on','"2026-11-21"','null');
CREATE TABLE marks (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	subject TEXT NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	occasion TEXT NOT NULL, 
	done_on DATE NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_marks PRIMARY KEY (id), 
	CONSTRAINT fk_marks_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_marks_client_id_subject_kind_occasion UNIQUE (client_id, subject, kind, occasion)
);
INSERT INTO "marks" VALUES('580eae71-80cd-4c2f-b240-22a65cb9df2a','077b7198-27c8-4d7e-8089-1cdfd55a5d45','hnte','update','update-2026/2026','2026-11-21','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE papers (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	application_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	required BOOLEAN NOT NULL, 
	form TEXT NOT NULL, 
	valid TEXT NOT NULL, 
	issuer TEXT NOT NULL, 
	received_on DATE, 
	valid_to DATE, 
	note TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_papers PRIMARY KEY (id), 
	CONSTRAINT fk_papers_application_id FOREIGN KEY(application_id) REFERENCES applications (id), 
	CONSTRAINT fk_papers_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_papers_application_id_name UNIQUE (application_id, name)
);
INSERT INTO "papers" VALUES('d4542f31-18a2-4ba2-8405-587905de68b2','077b7198-27c8-4d7e-8089-1cdfd55a5d45','85ce8ed5-fe42-4891-80ab-2dc7b5aae250',0,'营业执照',1,'复印件','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "papers" VALUES('93b957e7-1a31-431a-afb5-94ddd63bd38e','077b7198-27c8-4d7e-8089-1cdfd55a5d45','85ce8ed5-fe42-4891-80ab-2dc7b5aae250',1,'佐证',0,'','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE plans (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	inputs TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_plans PRIMARY KEY (id), 
	CONSTRAINT fk_plans_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_plans_client_id UNIQUE (client_id)
);
INSERT INTO "plans" VALUES('1f483be6-603c-45d8-ae60-0433845ed5f6','077b7198-27c8-4d7e-8089-1cdfd55a5d45','{"growth": {"较可能": {"revenue": "10%"}}, "title": "little_giant", "years": 3}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE received (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	item_id VARCHAR(36), 
	measure TEXT NOT NULL, 
	content_version TEXT NOT NULL, 
	amount BIGINT NOT NULL, 
	year INTEGER NOT NULL, 
	payer TEXT NOT NULL, 
	tranche TEXT NOT NULL, 
	note TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_received PRIMARY KEY (id), 
	CONSTRAINT fk_received_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT fk_received_item_id FOREIGN KEY(item_id) REFERENCES items (id)
);
INSERT INTO "received" VALUES('91ec0d10-4983-41ae-901b-2cccf924ce3f','077b7198-27c8-4d7e-8089-1cdfd55a5d45',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('60293192-7168-4945-975f-980eadbdcd96','077b7198-27c8-4d7e-8089-1cdfd55a5d45','9686d83a-818a-428e-a556-ae0620814aa2','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('796f22d1-a469-4132-ad54-bbd0ef62a1c8','aea4e32e-78f6-4223-addb-34e5c93f5732',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('1708af5c-45cb-40cc-8fab-a787aad54350','aea4e32e-78f6-4223-addb-34e5c93f5732','48d6f773-6de0-4a32-b9ff-f174c05deaf3','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('c848ec32-1166-46f0-96ac-f9b278de554e','077b7198-27c8-4d7e-8089-1cdfd55a5d45','9686d83a-818a-428e-a556-ae0620814aa2','hz-2025-66.7.renovation','',1,2026,'示例区经信局','第一笔','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE recognitions (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(80) NOT NULL, 
	event VARCHAR(20), 
	granted_on DATE, 
	valid_to DATE, 
	document_number TEXT NOT NULL, 
	note TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_recognitions PRIMARY KEY (id), 
	CONSTRAINT fk_recognitions_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "recognitions" VALUES('8337c3ab-9eed-4a51-9163-b5f9ff1c53f1','077b7198-27c8-4d7e-8089-1cdfd55a5d45','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('32c0704a-c1f1-4649-91f3-f583d3b72909','077b7198-27c8-4d7e-8089-1cdfd55a5d45','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('41d7bcdc-9f7a-4eb4-ace6-256c66115d79','aea4e32e-78f6-4223-addb-34e5c93f5732','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('5fcc2e26-c4ac-418a-a733-f94b7ad032dd','aea4e32e-78f6-4223-addb-34e5c93f5732','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('0e6fe552-f28a-4963-b5e6-4ac94b317f4b','077b7198-27c8-4d7e-8089-1cdfd55a5d45','little_giant','first','2026-07-01','2029-06-30','示例〔2026〕7号','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE steps (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	application_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	event VARCHAR(20) NOT NULL, 
	"before" VARCHAR(20) NOT NULL, 
	"after" VARCHAR(20) NOT NULL, 
	day DATE NOT NULL, 
	receipt TEXT NOT NULL, 
	number TEXT NOT NULL, 
	amount BIGINT, 
	payer TEXT NOT NULL, 
	tranche TEXT NOT NULL, 
	until DATE, 
	reason TEXT NOT NULL, 
	recognition_id VARCHAR(36), 
	received_id VARCHAR(36), 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_steps PRIMARY KEY (id), 
	CONSTRAINT fk_steps_application_id FOREIGN KEY(application_id) REFERENCES applications (id), 
	CONSTRAINT fk_steps_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT fk_steps_received_id FOREIGN KEY(received_id) REFERENCES received (id), 
	CONSTRAINT fk_steps_recognition_id FOREIGN KEY(recognition_id) REFERENCES recognitions (id), 
	CONSTRAINT uq_steps_application_id_position UNIQUE (application_id, position)
);
INSERT INTO "steps" VALUES('708267ea-e5db-48e9-a706-53d224f2b175','077b7198-27c8-4d7e-8089-1cdfd55a5d45','85ce8ed5-fe42-4891-80ab-2dc7b5aae250',0,'submit','lead','submitted','2026-05-01','受理 1 号','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('790dfe06-76f7-4965-b416-75d499e2f61d','077b7198-27c8-4d7e-8089-1cdfd55a5d45','85ce8ed5-fe42-4891-80ab-2dc7b5aae250',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕8号',123456789,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('c4dde9f2-f34e-4184-8f7c-8260b665db74','077b7198-27c8-4d7e-8089-1cdfd55a5d45','85ce8ed5-fe42-4891-80ab-2dc7b5aae250',2,'pay','recognized','paying','2026-09-01','','拨 1 号',1,'示例区经信局','第一笔',NULL,'',NULL,'c848ec32-1166-46f0-96ac-f9b278de554e','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('e5ad02c5-8616-44ab-a63c-278d7daed8e6','077b7198-27c8-4d7e-8089-1cdfd55a5d45','3156d5cc-e82d-4006-a72a-6ff780bd5f5f',0,'submit','cultivating','submitted','2026-05-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('443d2acd-e498-4a45-b25e-e0a45dd7c057','077b7198-27c8-4d7e-8089-1cdfd55a5d45','3156d5cc-e82d-4006-a72a-6ff780bd5f5f',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕7号',NULL,'','','2029-06-30','','0e6fe552-f28a-4963-b5e6-4ac94b317f4b',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('930fd2b3-32ef-4872-abe0-bcef235fb3fd','077b7198-27c8-4d7e-8089-1cdfd55a5d45','3156d5cc-e82d-4006-a72a-6ff780bd5f5f',2,'review','recognized','re_review','2026-10-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE tasks (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	application_id VARCHAR(36), 
	title TEXT NOT NULL, 
	due_on DATE, 
	done_on DATE, 
	note TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_tasks PRIMARY KEY (id), 
	CONSTRAINT fk_tasks_application_id FOREIGN KEY(application_id) REFERENCES applications (id), 
	CONSTRAINT fk_tasks_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "tasks" VALUES('737bea37-0aff-4563-8755-e137f6d5d246','077b7198-27c8-4d7e-8089-1cdfd55a5d45','85ce8ed5-fe42-4891-80ab-2dc7b5aae250','盖章','2026-12-10',NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "tasks" VALUES('f753d84d-4c0a-499f-93b7-9c2dd8c16e75','077b7198-27c8-4d7e-8089-1cdfd55a5d45',NULL,'回访',NULL,'2026-11-21','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE windows (
	id VARCHAR(36) NOT NULL, 
	region VARCHAR(6) NOT NULL, 
	target TEXT NOT NULL, 
	label TEXT NOT NULL, 
	opens_on DATE, 
	closes_on DATE, 
	note TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_windows PRIMARY KEY (id), 
	CONSTRAINT uq_windows_region_target_label UNIQUE (region, target, label)
);
INSERT INTO "windows" VALUES('0f1fa08d-77f3-4bde-a8c0-096646a11bec','330100','hz-2025-66.7.renovation','2026','2026-03-01','2026-06-30','示例通知','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE INDEX ix_assessments_client_id_run_at ON assessments (client_id, run_at);
CREATE INDEX ix_journal_change_set ON journal (change_set);
CREATE INDEX ix_journal_client_id_change_set ON journal (client_id, change_set);
CREATE INDEX ix_recognitions_client_id ON recognitions (client_id);
CREATE INDEX ix_facts_client_id ON facts (client_id);
CREATE INDEX ix_facts_item_id ON facts (item_id);
CREATE UNIQUE INDEX uq_facts_adopted_client ON facts (client_id, "key") WHERE adopted AND year IS NULL AND item_id IS NULL;
CREATE UNIQUE INDEX uq_facts_adopted_item ON facts (item_id, "key") WHERE adopted AND item_id IS NOT NULL;
CREATE UNIQUE INDEX uq_facts_adopted_year ON facts (client_id, "key", year) WHERE adopted AND year IS NOT NULL AND item_id IS NULL;
CREATE INDEX ix_received_client_id ON received (client_id);
CREATE INDEX ix_received_item_id ON received (item_id);
CREATE INDEX ix_applications_stage ON applications (stage);
CREATE INDEX ix_applications_window_id ON applications (window_id);
CREATE INDEX ix_contacts_client_id ON contacts (client_id);
CREATE INDEX ix_papers_client_id ON papers (client_id);
CREATE INDEX ix_tasks_application_id ON tasks (application_id);
CREATE INDEX ix_tasks_client_id ON tasks (client_id);
CREATE INDEX ix_tasks_due_on ON tasks (due_on);
CREATE INDEX ix_steps_client_id ON steps (client_id);
CREATE INDEX ix_steps_received_id ON steps (received_id);
CREATE INDEX ix_steps_recognition_id ON steps (recognition_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change_sets',14);
INSERT INTO "sqlite_sequence" VALUES('journal',110);
COMMIT;
