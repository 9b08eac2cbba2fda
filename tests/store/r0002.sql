BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('r0002');
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
INSERT INTO "answers" VALUES('39d2c3da-2814-4742-9d80-56bf1a02d501','bf304b76-b880-407e-8e91-b32a6b980d45','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('ea855988-aa40-4f98-9bae-a254486b39de','bf304b76-b880-407e-8e91-b32a6b980d45','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('b8546978-5c62-476e-8265-c227408eb495','bf304b76-b880-407e-8e91-b32a6b980d45','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('d1f219da-4003-4d50-a84a-0694206c6520','f5137bbf-282b-4461-a0b9-3b979ae3d7c0','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('bfb0a317-2ca2-4f9f-abda-c617f4e8c119','f5137bbf-282b-4461-a0b9-3b979ae3d7c0','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('cb156cac-4770-47e3-9a9b-a4d8904daea9','f5137bbf-282b-4461-a0b9-3b979ae3d7c0','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "applications" VALUES('e2b772b7-95d0-47be-954c-be7c85894184','bf304b76-b880-407e-8e91-b32a6b980d45','measure','hz-2025-66.7.renovation','2026.11.1','tech_renovation#1','2026','3a7f4e8a-4aab-4891-bcd6-6a6a7606a976','first','2026-11-21','paying','2026-09-01',NULL,NULL,NULL,NULL,'约区经信局','2026-12-01','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "applications" VALUES('22ccea35-2bc2-40f6-8286-1baffa89925d','bf304b76-b880-407e-8e91-b32a6b980d45','title','little_giant','2026.11.1','','2026','3a7f4e8a-4aab-4891-bcd6-6a6a7606a976','renewal','2026-11-21','re_review','2026-10-01',0,20000000,1,'2026-11-21','',NULL,'示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "assessments" VALUES('9656b2fe-6473-4608-a31b-2c0b07bb0743','bf304b76-b880-407e-8e91-b32a6b980d45','2026-11-21','2026-11-21 12:00:00.000000','2026.11.1','dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',0,20000000,40000000,'{"client":"示例甲制造有限公司","uscc":"91330109MADEM0011R","region":"330109","as_of":"2026-11-21","content_version":"2026.11.1","digest":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","drafts":false,"measures":[],"totals":{"confirmed":"200000","leads":"200000","possible":"400000","drafts_possible":"0","fixed":"200000","ceiling":"0","competitive":"0","others":"0"},"ladder":{"standing":"srdi_sme","name":"专精特新中小企业","known":true,"next":{"tier":"little_giant","name":"小巨人"},"renewals":[],"others":[],"duties":[]}}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE board_views (
	id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	choices TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_board_views PRIMARY KEY (id), 
	CONSTRAINT uq_board_views_name UNIQUE (name)
);
INSERT INTO "board_views" VALUES('44291df0-26bf-4fcf-8365-920bc72bad25','我的','{"city": "杭州市", "lanes": "advisor"}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "clients" VALUES('bf304b76-b880-407e-8e91-b32a6b980d45','示例甲制造有限公司','示例甲','91330109MADEM0011R',0,'330109','通用设备制造业','示例备注',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
INSERT INTO "clients" VALUES('8248dc45-89b0-4209-876b-5d3e2aadf32a','示例乙有限公司','','91330109MADEM00110',1,NULL,'','',1,'2026-11-21 12:00:00.000000',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','李航');
INSERT INTO "clients" VALUES('f5137bbf-282b-4461-a0b9-3b979ae3d7c0','示例丙有限公司','',NULL,0,'330109','','',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
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
INSERT INTO "contacts" VALUES('e20a2965-044f-4872-97dd-d2d940e34539','bf304b76-b880-407e-8e91-b32a6b980d45','promise','2026-11-21','寄审计报告','王工','2026-12-20',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "declarations" VALUES('6e8cacae-4c47-480e-a92a-a3a48ba03827','bf304b76-b880-407e-8e91-b32a6b980d45','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('f00421a3-a055-4397-b64b-68ad03ee375b','bf304b76-b880-407e-8e91-b32a6b980d45','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('06284339-0f8b-461f-9faa-d4673c1fad22','f5137bbf-282b-4461-a0b9-3b979ae3d7c0','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('66d6eeb9-50bf-4494-ac6a-1db1c2dc1c5f','f5137bbf-282b-4461-a0b9-3b979ae3d7c0','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "dossiers" VALUES('54dd464c-33de-4168-bac0-7528c3f2ffc9','bf304b76-b880-407e-8e91-b32a6b980d45','verdict','2026-11-21','2026-11-21 12:00:00.000000','0A1B-2C3D-4E5F','2026.11.1',X'00FF27','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "facts" VALUES('2a1d8a19-db42-42c3-badd-84c4456c7e35','bf304b76-b880-407e-8e91-b32a6b980d45',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('872cab35-6b7b-4c70-a8f3-c82bdfca9633','bf304b76-b880-407e-8e91-b32a6b980d45',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('44afae16-bf0c-4f7b-bd92-8ea6d9dc237d','bf304b76-b880-407e-8e91-b32a6b980d45',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('51eb6c21-6f79-4a8c-942a-f75753c4bf93','bf304b76-b880-407e-8e91-b32a6b980d45',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('10c81152-be97-4be1-a402-c3e5ce5cfa0a','bf304b76-b880-407e-8e91-b32a6b980d45',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('d53c0dda-6a08-4e8a-86fa-c3e3bc26c25f','bf304b76-b880-407e-8e91-b32a6b980d45',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('a4aff805-7171-47c2-b355-97429d6f06c1','bf304b76-b880-407e-8e91-b32a6b980d45',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('42c57466-8054-4455-b626-772ca8be48b5','bf304b76-b880-407e-8e91-b32a6b980d45',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('9106a824-478e-405c-a203-5945218dd506','bf304b76-b880-407e-8e91-b32a6b980d45',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('7d108b8e-d96f-4516-9e36-8b4cc401f031','bf304b76-b880-407e-8e91-b32a6b980d45',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('6875c910-88fe-48fe-b00a-8876df77950f','bf304b76-b880-407e-8e91-b32a6b980d45',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('7e8e93b0-59f4-4b00-8e2f-3991cb7f0095','bf304b76-b880-407e-8e91-b32a6b980d45','cebf3625-86f5-4a8b-9898-2f40ce469b76','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('e64e690b-2536-42e5-b97b-57acd9741be6','bf304b76-b880-407e-8e91-b32a6b980d45','cebf3625-86f5-4a8b-9898-2f40ce469b76','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('73dde4e4-b04a-43b1-9b05-fb10237f2a63','bf304b76-b880-407e-8e91-b32a6b980d45','cebf3625-86f5-4a8b-9898-2f40ce469b76','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('c8b68f70-ecd8-4f7b-91da-49c1c1661071','bf304b76-b880-407e-8e91-b32a6b980d45','13e43f21-f034-4f9a-808b-4d0ababc0523','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('8ca4066e-ef52-4f4d-a8bd-1522aeab414a','bf304b76-b880-407e-8e91-b32a6b980d45',NULL,'revenue',2025,'decimal','95000000','tax','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('6bbc9a18-c8a3-4945-8ded-055aae279c27','8248dc45-89b0-4209-876b-5d3e2aadf32a',NULL,'employees',2024,'integer','12','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('f7819cd4-1c0a-41ec-bbc3-79febfd7ce0c','8248dc45-89b0-4209-876b-5d3e2aadf32a',NULL,'patents',NULL,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('55b21fa2-add6-43f1-8dab-eed781d78f5c','f5137bbf-282b-4461-a0b9-3b979ae3d7c0',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('f6ba88c2-6360-4693-a316-21f05cae53b5','f5137bbf-282b-4461-a0b9-3b979ae3d7c0',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('05b9fcb3-c702-4eb3-b2ea-fe3fa6845945','f5137bbf-282b-4461-a0b9-3b979ae3d7c0',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('83f56e71-857d-41af-91f3-21177f87f4ce','f5137bbf-282b-4461-a0b9-3b979ae3d7c0',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('37570162-fca2-4933-add4-e7095b3e64ac','f5137bbf-282b-4461-a0b9-3b979ae3d7c0',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('eb3baff7-4310-47bf-abfe-51ff3c73200d','f5137bbf-282b-4461-a0b9-3b979ae3d7c0',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('9a8abd50-143b-4830-aedc-a2add9cefad1','f5137bbf-282b-4461-a0b9-3b979ae3d7c0',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('90a8c3b2-4ebf-4b24-95da-584c30746ccb','f5137bbf-282b-4461-a0b9-3b979ae3d7c0',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('f9d521b1-6b35-4ca6-a347-80bc48f9c8a0','f5137bbf-282b-4461-a0b9-3b979ae3d7c0',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('757d4fab-174a-4fd4-a3d9-f24fe7dd3c71','f5137bbf-282b-4461-a0b9-3b979ae3d7c0',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('c7e45e7f-9524-4482-adc6-7668e870a238','f5137bbf-282b-4461-a0b9-3b979ae3d7c0','bc71f64d-97cb-4197-85dc-2fc788d44f09','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('1a8cd6a1-5368-47e4-adee-bad609a1b231','f5137bbf-282b-4461-a0b9-3b979ae3d7c0','bc71f64d-97cb-4197-85dc-2fc788d44f09','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('ebf5b8de-230b-4e19-9687-4fdbb5646528','f5137bbf-282b-4461-a0b9-3b979ae3d7c0','bc71f64d-97cb-4197-85dc-2fc788d44f09','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('3f179662-2283-4109-8ea0-bb175b724ee1','f5137bbf-282b-4461-a0b9-3b979ae3d7c0','5e46d80b-bc1e-43b9-9033-0940913d5c57','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('ca7d22ae-b575-4b85-8e58-8d36638d1189','f5137bbf-282b-4461-a0b9-3b979ae3d7c0',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "former_names" VALUES('6cdc1254-841b-4e5e-98ce-154280ec80c3','bf304b76-b880-407e-8e91-b32a6b980d45','示例旧名有限公司',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "items" VALUES('cebf3625-86f5-4a8b-9898-2f40ce469b76','bf304b76-b880-407e-8e91-b32a6b980d45','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('13e43f21-f034-4f9a-808b-4d0ababc0523','bf304b76-b880-407e-8e91-b32a6b980d45','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('fa40ecb9-5e95-4f6c-804a-88e4737061ae','bf304b76-b880-407e-8e91-b32a6b980d45','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('bc71f64d-97cb-4197-85dc-2fc788d44f09','f5137bbf-282b-4461-a0b9-3b979ae3d7c0','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('5e46d80b-bc1e-43b9-9033-0940913d5c57','f5137bbf-282b-4461-a0b9-3b979ae3d7c0','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('0a82f641-bbf0-4d29-bb5c-eb6c09bd0e02','f5137bbf-282b-4461-a0b9-3b979ae3d7c0','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "journal" VALUES(1,1,'bf304b76-b880-407e-8e91-b32a6b980d45','clients','bf304b76-b880-407e-8e91-b32a6b980d45','insert','',NULL,'{"id":"bf304b76-b880-407e-8e91-b32a6b980d45","name":"示例甲制造有限公司","short_name":"示例甲","uscc":"91330109MADEM0011R","uscc_pilot":false,"region":"330109","industry":"通用设备制造业","advisor":"","note":"示例备注","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(2,1,'bf304b76-b880-407e-8e91-b32a6b980d45','former_names','6cdc1254-841b-4e5e-98ce-154280ec80c3','insert','',NULL,'{"id":"6cdc1254-841b-4e5e-98ce-154280ec80c3","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","name":"示例旧名有限公司","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(3,1,'bf304b76-b880-407e-8e91-b32a6b980d45','items','cebf3625-86f5-4a8b-9898-2f40ce469b76','insert','',NULL,'{"id":"cebf3625-86f5-4a8b-9898-2f40ce469b76","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(4,1,'bf304b76-b880-407e-8e91-b32a6b980d45','items','13e43f21-f034-4f9a-808b-4d0ababc0523','insert','',NULL,'{"id":"13e43f21-f034-4f9a-808b-4d0ababc0523","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(5,1,'bf304b76-b880-407e-8e91-b32a6b980d45','items','fa40ecb9-5e95-4f6c-804a-88e4737061ae','insert','',NULL,'{"id":"fa40ecb9-5e95-4f6c-804a-88e4737061ae","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(6,1,'bf304b76-b880-407e-8e91-b32a6b980d45','facts','2a1d8a19-db42-42c3-badd-84c4456c7e35','insert','',NULL,'{"id":"2a1d8a19-db42-42c3-badd-84c4456c7e35","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(7,1,'bf304b76-b880-407e-8e91-b32a6b980d45','facts','872cab35-6b7b-4c70-a8f3-c82bdfca9633','insert','',NULL,'{"id":"872cab35-6b7b-4c70-a8f3-c82bdfca9633","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(8,1,'bf304b76-b880-407e-8e91-b32a6b980d45','facts','44afae16-bf0c-4f7b-bd92-8ea6d9dc237d','insert','',NULL,'{"id":"44afae16-bf0c-4f7b-bd92-8ea6d9dc237d","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(9,1,'bf304b76-b880-407e-8e91-b32a6b980d45','facts','51eb6c21-6f79-4a8c-942a-f75753c4bf93','insert','',NULL,'{"id":"51eb6c21-6f79-4a8c-942a-f75753c4bf93","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(10,1,'bf304b76-b880-407e-8e91-b32a6b980d45','facts','10c81152-be97-4be1-a402-c3e5ce5cfa0a','insert','',NULL,'{"id":"10c81152-be97-4be1-a402-c3e5ce5cfa0a","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(11,1,'bf304b76-b880-407e-8e91-b32a6b980d45','facts','d53c0dda-6a08-4e8a-86fa-c3e3bc26c25f','insert','',NULL,'{"id":"d53c0dda-6a08-4e8a-86fa-c3e3bc26c25f","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(12,1,'bf304b76-b880-407e-8e91-b32a6b980d45','facts','a4aff805-7171-47c2-b355-97429d6f06c1','insert','',NULL,'{"id":"a4aff805-7171-47c2-b355-97429d6f06c1","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(13,1,'bf304b76-b880-407e-8e91-b32a6b980d45','facts','42c57466-8054-4455-b626-772ca8be48b5','insert','',NULL,'{"id":"42c57466-8054-4455-b626-772ca8be48b5","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(14,1,'bf304b76-b880-407e-8e91-b32a6b980d45','facts','9106a824-478e-405c-a203-5945218dd506','insert','',NULL,'{"id":"9106a824-478e-405c-a203-5945218dd506","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(15,1,'bf304b76-b880-407e-8e91-b32a6b980d45','facts','7d108b8e-d96f-4516-9e36-8b4cc401f031','insert','',NULL,'{"id":"7d108b8e-d96f-4516-9e36-8b4cc401f031","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(16,1,'bf304b76-b880-407e-8e91-b32a6b980d45','facts','6875c910-88fe-48fe-b00a-8876df77950f','insert','',NULL,'{"id":"6875c910-88fe-48fe-b00a-8876df77950f","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(17,1,'bf304b76-b880-407e-8e91-b32a6b980d45','facts','7e8e93b0-59f4-4b00-8e2f-3991cb7f0095','insert','',NULL,'{"id":"7e8e93b0-59f4-4b00-8e2f-3991cb7f0095","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":"cebf3625-86f5-4a8b-9898-2f40ce469b76","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(18,1,'bf304b76-b880-407e-8e91-b32a6b980d45','facts','e64e690b-2536-42e5-b97b-57acd9741be6','insert','',NULL,'{"id":"e64e690b-2536-42e5-b97b-57acd9741be6","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":"cebf3625-86f5-4a8b-9898-2f40ce469b76","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(19,1,'bf304b76-b880-407e-8e91-b32a6b980d45','facts','73dde4e4-b04a-43b1-9b05-fb10237f2a63','insert','',NULL,'{"id":"73dde4e4-b04a-43b1-9b05-fb10237f2a63","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":"cebf3625-86f5-4a8b-9898-2f40ce469b76","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(20,1,'bf304b76-b880-407e-8e91-b32a6b980d45','facts','c8b68f70-ecd8-4f7b-91da-49c1c1661071','insert','',NULL,'{"id":"c8b68f70-ecd8-4f7b-91da-49c1c1661071","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":"13e43f21-f034-4f9a-808b-4d0ababc0523","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(21,1,'bf304b76-b880-407e-8e91-b32a6b980d45','recognitions','e306db66-f16e-4009-8695-50e887825dac','insert','',NULL,'{"id":"e306db66-f16e-4009-8695-50e887825dac","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(22,1,'bf304b76-b880-407e-8e91-b32a6b980d45','recognitions','ad9628f8-7017-4b9c-9a21-96d9e0ff1918','insert','',NULL,'{"id":"ad9628f8-7017-4b9c-9a21-96d9e0ff1918","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(23,1,'bf304b76-b880-407e-8e91-b32a6b980d45','received','c5358a8e-bfe2-48fc-93a0-828ff1e2cc50','insert','',NULL,'{"id":"c5358a8e-bfe2-48fc-93a0-828ff1e2cc50","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(24,1,'bf304b76-b880-407e-8e91-b32a6b980d45','received','884a6d13-0a79-4f25-b50b-595bd8f8219a','insert','',NULL,'{"id":"884a6d13-0a79-4f25-b50b-595bd8f8219a","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":"cebf3625-86f5-4a8b-9898-2f40ce469b76","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(25,1,'bf304b76-b880-407e-8e91-b32a6b980d45','declarations','6e8cacae-4c47-480e-a92a-a3a48ba03827','insert','',NULL,'{"id":"6e8cacae-4c47-480e-a92a-a3a48ba03827","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(26,1,'bf304b76-b880-407e-8e91-b32a6b980d45','declarations','f00421a3-a055-4397-b64b-68ad03ee375b','insert','',NULL,'{"id":"f00421a3-a055-4397-b64b-68ad03ee375b","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(27,1,'bf304b76-b880-407e-8e91-b32a6b980d45','answers','39d2c3da-2814-4742-9d80-56bf1a02d501','insert','',NULL,'{"id":"39d2c3da-2814-4742-9d80-56bf1a02d501","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(28,1,'bf304b76-b880-407e-8e91-b32a6b980d45','answers','ea855988-aa40-4f98-9bae-a254486b39de','insert','',NULL,'{"id":"ea855988-aa40-4f98-9bae-a254486b39de","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(29,1,'bf304b76-b880-407e-8e91-b32a6b980d45','answers','b8546978-5c62-476e-8265-c227408eb495','insert','',NULL,'{"id":"b8546978-5c62-476e-8265-c227408eb495","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(30,2,'bf304b76-b880-407e-8e91-b32a6b980d45','facts','a4aff805-7171-47c2-b355-97429d6f06c1','update','adopted','true','false');
INSERT INTO "journal" VALUES(31,2,'bf304b76-b880-407e-8e91-b32a6b980d45','facts','8ca4066e-ef52-4f4d-a8bd-1522aeab414a','insert','',NULL,'{"id":"8ca4066e-ef52-4f4d-a8bd-1522aeab414a","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"95000000","source":"tax","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(32,3,'8248dc45-89b0-4209-876b-5d3e2aadf32a','clients','8248dc45-89b0-4209-876b-5d3e2aadf32a','insert','',NULL,'{"id":"8248dc45-89b0-4209-876b-5d3e2aadf32a","name":"示例乙有限公司","short_name":"","uscc":"91330109MADEM00110","uscc_pilot":true,"region":null,"industry":"","advisor":"李航","note":"","demo":true,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(33,4,'8248dc45-89b0-4209-876b-5d3e2aadf32a','facts','6bbc9a18-c8a3-4945-8ded-055aae279c27','insert','',NULL,'{"id":"6bbc9a18-c8a3-4945-8ded-055aae279c27","client_id":"8248dc45-89b0-4209-876b-5d3e2aadf32a","item_id":null,"key":"employees","year":2024,"form":"integer","value":"12","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(34,4,'8248dc45-89b0-4209-876b-5d3e2aadf32a','facts','f7819cd4-1c0a-41ec-bbc3-79febfd7ce0c','insert','',NULL,'{"id":"f7819cd4-1c0a-41ec-bbc3-79febfd7ce0c","client_id":"8248dc45-89b0-4209-876b-5d3e2aadf32a","item_id":null,"key":"patents","year":null,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(35,5,'8248dc45-89b0-4209-876b-5d3e2aadf32a','clients','8248dc45-89b0-4209-876b-5d3e2aadf32a','update','deleted_at','null','"2026-11-21T12:00:00+00:00"');
INSERT INTO "journal" VALUES(36,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','clients','f5137bbf-282b-4461-a0b9-3b979ae3d7c0','insert','',NULL,'{"id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","name":"示例丙有限公司","short_name":"","uscc":null,"uscc_pilot":false,"region":"330109","industry":"","advisor":"","note":"","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(37,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','items','bc71f64d-97cb-4197-85dc-2fc788d44f09','insert','',NULL,'{"id":"bc71f64d-97cb-4197-85dc-2fc788d44f09","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(38,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','items','5e46d80b-bc1e-43b9-9033-0940913d5c57','insert','',NULL,'{"id":"5e46d80b-bc1e-43b9-9033-0940913d5c57","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(39,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','items','0a82f641-bbf0-4d29-bb5c-eb6c09bd0e02','insert','',NULL,'{"id":"0a82f641-bbf0-4d29-bb5c-eb6c09bd0e02","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(40,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','55b21fa2-add6-43f1-8dab-eed781d78f5c','insert','',NULL,'{"id":"55b21fa2-add6-43f1-8dab-eed781d78f5c","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(41,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','f6ba88c2-6360-4693-a316-21f05cae53b5','insert','',NULL,'{"id":"f6ba88c2-6360-4693-a316-21f05cae53b5","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(42,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','05b9fcb3-c702-4eb3-b2ea-fe3fa6845945','insert','',NULL,'{"id":"05b9fcb3-c702-4eb3-b2ea-fe3fa6845945","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(43,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','83f56e71-857d-41af-91f3-21177f87f4ce','insert','',NULL,'{"id":"83f56e71-857d-41af-91f3-21177f87f4ce","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(44,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','37570162-fca2-4933-add4-e7095b3e64ac','insert','',NULL,'{"id":"37570162-fca2-4933-add4-e7095b3e64ac","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(45,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','eb3baff7-4310-47bf-abfe-51ff3c73200d','insert','',NULL,'{"id":"eb3baff7-4310-47bf-abfe-51ff3c73200d","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(46,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','9a8abd50-143b-4830-aedc-a2add9cefad1','insert','',NULL,'{"id":"9a8abd50-143b-4830-aedc-a2add9cefad1","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(47,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','90a8c3b2-4ebf-4b24-95da-584c30746ccb','insert','',NULL,'{"id":"90a8c3b2-4ebf-4b24-95da-584c30746ccb","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(48,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','ca7d22ae-b575-4b85-8e58-8d36638d1189','insert','',NULL,'{"id":"ca7d22ae-b575-4b85-8e58-8d36638d1189","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(49,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','f9d521b1-6b35-4ca6-a347-80bc48f9c8a0','insert','',NULL,'{"id":"f9d521b1-6b35-4ca6-a347-80bc48f9c8a0","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(50,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','757d4fab-174a-4fd4-a3d9-f24fe7dd3c71','insert','',NULL,'{"id":"757d4fab-174a-4fd4-a3d9-f24fe7dd3c71","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(51,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','c7e45e7f-9524-4482-adc6-7668e870a238','insert','',NULL,'{"id":"c7e45e7f-9524-4482-adc6-7668e870a238","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":"bc71f64d-97cb-4197-85dc-2fc788d44f09","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(52,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','1a8cd6a1-5368-47e4-adee-bad609a1b231','insert','',NULL,'{"id":"1a8cd6a1-5368-47e4-adee-bad609a1b231","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":"bc71f64d-97cb-4197-85dc-2fc788d44f09","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(53,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','ebf5b8de-230b-4e19-9687-4fdbb5646528','insert','',NULL,'{"id":"ebf5b8de-230b-4e19-9687-4fdbb5646528","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":"bc71f64d-97cb-4197-85dc-2fc788d44f09","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(54,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','3f179662-2283-4109-8ea0-bb175b724ee1','insert','',NULL,'{"id":"3f179662-2283-4109-8ea0-bb175b724ee1","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":"5e46d80b-bc1e-43b9-9033-0940913d5c57","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(55,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','recognitions','fff94c55-6b25-482d-a3d0-c86e96ab477e','insert','',NULL,'{"id":"fff94c55-6b25-482d-a3d0-c86e96ab477e","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(56,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','recognitions','52329044-ef2a-42cd-a535-fc2b8768c3e9','insert','',NULL,'{"id":"52329044-ef2a-42cd-a535-fc2b8768c3e9","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(57,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','received','18ea440a-48bb-40ce-aef8-3afd55d9eb87','insert','',NULL,'{"id":"18ea440a-48bb-40ce-aef8-3afd55d9eb87","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(58,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','received','dd1ebbb4-d39e-4e9b-a645-95d7f9a4d71a','insert','',NULL,'{"id":"dd1ebbb4-d39e-4e9b-a645-95d7f9a4d71a","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":"bc71f64d-97cb-4197-85dc-2fc788d44f09","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(59,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','declarations','06284339-0f8b-461f-9faa-d4673c1fad22','insert','',NULL,'{"id":"06284339-0f8b-461f-9faa-d4673c1fad22","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(60,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','declarations','66d6eeb9-50bf-4494-ac6a-1db1c2dc1c5f','insert','',NULL,'{"id":"66d6eeb9-50bf-4494-ac6a-1db1c2dc1c5f","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(61,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','answers','d1f219da-4003-4d50-a84a-0694206c6520','insert','',NULL,'{"id":"d1f219da-4003-4d50-a84a-0694206c6520","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(62,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','answers','bfb0a317-2ca2-4f9f-abda-c617f4e8c119','insert','',NULL,'{"id":"bfb0a317-2ca2-4f9f-abda-c617f4e8c119","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(63,6,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','answers','cb156cac-4770-47e3-9a9b-a4d8904daea9','insert','',NULL,'{"id":"cb156cac-4770-47e3-9a9b-a4d8904daea9","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(64,7,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','ca7d22ae-b575-4b85-8e58-8d36638d1189','delete','','{"id":"ca7d22ae-b575-4b85-8e58-8d36638d1189","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(65,8,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','ca7d22ae-b575-4b85-8e58-8d36638d1189','insert','',NULL,'{"id":"ca7d22ae-b575-4b85-8e58-8d36638d1189","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(66,9,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','ca7d22ae-b575-4b85-8e58-8d36638d1189','delete','','{"id":"ca7d22ae-b575-4b85-8e58-8d36638d1189","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(67,10,'f5137bbf-282b-4461-a0b9-3b979ae3d7c0','facts','ca7d22ae-b575-4b85-8e58-8d36638d1189','insert','',NULL,'{"id":"ca7d22ae-b575-4b85-8e58-8d36638d1189","client_id":"f5137bbf-282b-4461-a0b9-3b979ae3d7c0","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(68,11,'','windows','3a7f4e8a-4aab-4891-bcd6-6a6a7606a976','insert','',NULL,'{"id":"3a7f4e8a-4aab-4891-bcd6-6a6a7606a976","region":"330100","target":"hz-2025-66.7.renovation","label":"2026","opens_on":"2026-03-01","closes_on":"2026-06-30","note":"示例通知","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(69,11,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','e2b772b7-95d0-47be-954c-be7c85894184','insert','',NULL,'{"id":"e2b772b7-95d0-47be-954c-be7c85894184","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","pursuit":"measure","target":"hz-2025-66.7.renovation","content_version":"2026.11.1","item":"tech_renovation#1","round":"2026","window_id":"3a7f4e8a-4aab-4891-bcd6-6a6a7606a976","purpose":"first","opened_on":"2026-11-21","stage":"lead","stage_on":"2026-11-21","fixed":null,"ceiling":null,"expected":null,"estimated_on":null,"next_step":"","next_on":null,"note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(70,11,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','22ccea35-2bc2-40f6-8286-1baffa89925d','insert','',NULL,'{"id":"22ccea35-2bc2-40f6-8286-1baffa89925d","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","pursuit":"title","target":"little_giant","content_version":"2026.11.1","item":"","round":"2026","window_id":"3a7f4e8a-4aab-4891-bcd6-6a6a7606a976","purpose":"renewal","opened_on":"2026-11-21","stage":"cultivating","stage_on":"2026-11-21","fixed":null,"ceiling":null,"expected":null,"estimated_on":null,"next_step":"","next_on":null,"note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(71,11,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','e2b772b7-95d0-47be-954c-be7c85894184','update','next_step','""','"约区经信局"');
INSERT INTO "journal" VALUES(72,11,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','e2b772b7-95d0-47be-954c-be7c85894184','update','next_on','null','"2026-12-01"');
INSERT INTO "journal" VALUES(73,11,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','22ccea35-2bc2-40f6-8286-1baffa89925d','update','fixed','null','"0"');
INSERT INTO "journal" VALUES(74,11,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','22ccea35-2bc2-40f6-8286-1baffa89925d','update','ceiling','null','"200000"');
INSERT INTO "journal" VALUES(75,11,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','22ccea35-2bc2-40f6-8286-1baffa89925d','update','expected','null','"0.01"');
INSERT INTO "journal" VALUES(76,11,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','22ccea35-2bc2-40f6-8286-1baffa89925d','update','estimated_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(77,11,'bf304b76-b880-407e-8e91-b32a6b980d45','tasks','6ef589be-e3aa-4c3f-a2cb-168a1deeec04','insert','',NULL,'{"id":"6ef589be-e3aa-4c3f-a2cb-168a1deeec04","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","application_id":"e2b772b7-95d0-47be-954c-be7c85894184","title":"盖章","due_on":"2026-12-10","done_on":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(78,11,'bf304b76-b880-407e-8e91-b32a6b980d45','tasks','24c11dba-b0e3-41b2-a5c5-e190febb561c','insert','',NULL,'{"id":"24c11dba-b0e3-41b2-a5c5-e190febb561c","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","application_id":null,"title":"回访","due_on":null,"done_on":"2026-11-21","note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(79,11,'bf304b76-b880-407e-8e91-b32a6b980d45','papers','fc546cf9-3b04-456a-ade2-fd547dc98751','insert','',NULL,'{"id":"fc546cf9-3b04-456a-ade2-fd547dc98751","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","application_id":"e2b772b7-95d0-47be-954c-be7c85894184","position":0,"name":"营业执照","required":true,"form":"复印件","valid":"","issuer":"","received_on":null,"valid_to":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(80,11,'bf304b76-b880-407e-8e91-b32a6b980d45','papers','2fd1d09c-2624-4b2b-bde0-fa57d85f3883','insert','',NULL,'{"id":"2fd1d09c-2624-4b2b-bde0-fa57d85f3883","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","application_id":"e2b772b7-95d0-47be-954c-be7c85894184","position":1,"name":"佐证","required":false,"form":"","valid":"","issuer":"","received_on":null,"valid_to":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(81,11,'bf304b76-b880-407e-8e91-b32a6b980d45','contacts','e20a2965-044f-4872-97dd-d2d940e34539','insert','',NULL,'{"id":"e20a2965-044f-4872-97dd-d2d940e34539","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","kind":"promise","day":"2026-11-21","text":"寄审计报告","who":"王工","due_on":"2026-12-20","done_on":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(82,11,'bf304b76-b880-407e-8e91-b32a6b980d45','marks','1f0f01a4-1aee-4160-a5b9-7f90de00e12f','insert','',NULL,'{"id":"1f0f01a4-1aee-4160-a5b9-7f90de00e12f","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","subject":"hnte","kind":"update","occasion":"update-2026/2026","done_on":"2026-11-21","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(83,11,'','board_views','44291df0-26bf-4fcf-8365-920bc72bad25','insert','',NULL,'{"id":"44291df0-26bf-4fcf-8365-920bc72bad25","name":"我的","choices":"{\"city\": \"杭州市\", \"lanes\": \"advisor\"}","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(84,12,'bf304b76-b880-407e-8e91-b32a6b980d45','steps','80506ba7-2251-478b-b96d-16814922b9a2','insert','',NULL,'{"id":"80506ba7-2251-478b-b96d-16814922b9a2","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","application_id":"e2b772b7-95d0-47be-954c-be7c85894184","position":0,"event":"submit","before":"lead","after":"submitted","day":"2026-05-01","receipt":"受理 1 号","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(85,12,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','e2b772b7-95d0-47be-954c-be7c85894184','update','stage','"lead"','"submitted"');
INSERT INTO "journal" VALUES(86,12,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','e2b772b7-95d0-47be-954c-be7c85894184','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(87,12,'bf304b76-b880-407e-8e91-b32a6b980d45','steps','ac192d58-81fc-44a8-a326-6028820d3afa','insert','',NULL,'{"id":"ac192d58-81fc-44a8-a326-6028820d3afa","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","application_id":"e2b772b7-95d0-47be-954c-be7c85894184","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","receipt":"","number":"示例〔2026〕8号","amount":"1234567.89","payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(88,12,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','e2b772b7-95d0-47be-954c-be7c85894184','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(89,12,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','e2b772b7-95d0-47be-954c-be7c85894184','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(90,12,'bf304b76-b880-407e-8e91-b32a6b980d45','received','eb84a365-d3da-4b94-b40c-a1257375f224','insert','',NULL,'{"id":"eb84a365-d3da-4b94-b40c-a1257375f224","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","item_id":"cebf3625-86f5-4a8b-9898-2f40ce469b76","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2026,"payer":"示例区经信局","tranche":"第一笔","note":"","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(91,12,'bf304b76-b880-407e-8e91-b32a6b980d45','steps','eab3724b-d1a3-48df-a58e-2f7bcca3b6d4','insert','',NULL,'{"id":"eab3724b-d1a3-48df-a58e-2f7bcca3b6d4","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","application_id":"e2b772b7-95d0-47be-954c-be7c85894184","position":2,"event":"pay","before":"recognized","after":"paying","day":"2026-09-01","receipt":"","number":"拨 1 号","amount":"0.01","payer":"示例区经信局","tranche":"第一笔","until":null,"reason":"","recognition_id":null,"received_id":"eb84a365-d3da-4b94-b40c-a1257375f224","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(92,12,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','e2b772b7-95d0-47be-954c-be7c85894184','update','stage','"recognized"','"paying"');
INSERT INTO "journal" VALUES(93,12,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','e2b772b7-95d0-47be-954c-be7c85894184','update','stage_on','"2026-07-01"','"2026-09-01"');
INSERT INTO "journal" VALUES(94,12,'bf304b76-b880-407e-8e91-b32a6b980d45','steps','7f2badb5-ee59-42a2-aee6-f47d9fdea99b','insert','',NULL,'{"id":"7f2badb5-ee59-42a2-aee6-f47d9fdea99b","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","application_id":"22ccea35-2bc2-40f6-8286-1baffa89925d","position":0,"event":"submit","before":"cultivating","after":"submitted","day":"2026-05-01","receipt":"","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(95,12,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','22ccea35-2bc2-40f6-8286-1baffa89925d','update','stage','"cultivating"','"submitted"');
INSERT INTO "journal" VALUES(96,12,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','22ccea35-2bc2-40f6-8286-1baffa89925d','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(97,12,'bf304b76-b880-407e-8e91-b32a6b980d45','recognitions','62dc3e4a-f0c2-4ed1-88fa-21fcdbc392fd','insert','',NULL,'{"id":"62dc3e4a-f0c2-4ed1-88fa-21fcdbc392fd","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","kind":"little_giant","event":"first","granted_on":"2026-07-01","valid_to":"2029-06-30","document_number":"示例〔2026〕7号","note":"","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(98,12,'bf304b76-b880-407e-8e91-b32a6b980d45','steps','6ce93676-cf61-4afe-9dc9-167c775f5237','insert','',NULL,'{"id":"6ce93676-cf61-4afe-9dc9-167c775f5237","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","application_id":"22ccea35-2bc2-40f6-8286-1baffa89925d","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","receipt":"","number":"示例〔2026〕7号","amount":null,"payer":"","tranche":"","until":"2029-06-30","reason":"","recognition_id":"62dc3e4a-f0c2-4ed1-88fa-21fcdbc392fd","received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(99,12,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','22ccea35-2bc2-40f6-8286-1baffa89925d','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(100,12,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','22ccea35-2bc2-40f6-8286-1baffa89925d','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(101,12,'bf304b76-b880-407e-8e91-b32a6b980d45','steps','2641c7d1-d812-417b-8e57-e45d22510f39','insert','',NULL,'{"id":"2641c7d1-d812-417b-8e57-e45d22510f39","client_id":"bf304b76-b880-407e-8e91-b32a6b980d45","application_id":"22ccea35-2bc2-40f6-8286-1baffa89925d","position":2,"event":"review","before":"recognized","after":"re_review","day":"2026-10-01","receipt":"","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(102,12,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','22ccea35-2bc2-40f6-8286-1baffa89925d','update','stage','"recognized"','"re_review"');
INSERT INTO "journal" VALUES(103,12,'bf304b76-b880-407e-8e91-b32a6b980d45','applications','22ccea35-2bc2-40f6-8286-1baffa89925d','update','stage_on','"2026-07-01"','"2026-10-01"');
INSERT INTO "journal" VALUES(104,13,'bf304b76-b880-407e-8e91-b32a6b980d45','papers','fc546cf9-3b04-456a-ade2-fd547dc98751','update','received_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(105,13,'bf304b76-b880-407e-8e91-b32a6b980d45','papers','fc546cf9-3b04-456a-ade2-fd547dc98751','update','valid_to','null','"2027-02-20"');
INSERT INTO "journal" VALUES(106,13,'bf304b76-b880-407e-8e91-b32a6b980d45','papers','fc546cf9-3b04-456a-ade2-fd547dc98751','update','note','""','"原件"');
INSERT INTO "journal" VALUES(107,14,'bf304b76-b880-407e-8e91-b32a6b980d45','papers','fc546cf9-3b04-456a-ade2-fd547dc98751','update','note','"原件"','""');
INSERT INTO "journal" VALUES(108,14,'bf304b76-b880-407e-8e91-b32a6b980d45','papers','fc546cf9-3b04-456a-ade2-fd547dc98751','update','valid_to','"2027-02-20"','null');
INSERT INTO "journal" VALUES(109,14,'bf304b76-b880-407e-8e91-b32a6b980d45','papers','fc546cf9-3b04-456a-ade2-fd547dc98751','update','received_on','"2026-11-21"','null');
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
INSERT INTO "marks" VALUES('1f0f01a4-1aee-4160-a5b9-7f90de00e12f','bf304b76-b880-407e-8e91-b32a6b980d45','hnte','update','update-2026/2026','2026-11-21','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "papers" VALUES('fc546cf9-3b04-456a-ade2-fd547dc98751','bf304b76-b880-407e-8e91-b32a6b980d45','e2b772b7-95d0-47be-954c-be7c85894184',0,'营业执照',1,'复印件','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "papers" VALUES('2fd1d09c-2624-4b2b-bde0-fa57d85f3883','bf304b76-b880-407e-8e91-b32a6b980d45','e2b772b7-95d0-47be-954c-be7c85894184',1,'佐证',0,'','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "received" VALUES('c5358a8e-bfe2-48fc-93a0-828ff1e2cc50','bf304b76-b880-407e-8e91-b32a6b980d45',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('884a6d13-0a79-4f25-b50b-595bd8f8219a','bf304b76-b880-407e-8e91-b32a6b980d45','cebf3625-86f5-4a8b-9898-2f40ce469b76','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('18ea440a-48bb-40ce-aef8-3afd55d9eb87','f5137bbf-282b-4461-a0b9-3b979ae3d7c0',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('dd1ebbb4-d39e-4e9b-a645-95d7f9a4d71a','f5137bbf-282b-4461-a0b9-3b979ae3d7c0','bc71f64d-97cb-4197-85dc-2fc788d44f09','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('eb84a365-d3da-4b94-b40c-a1257375f224','bf304b76-b880-407e-8e91-b32a6b980d45','cebf3625-86f5-4a8b-9898-2f40ce469b76','hz-2025-66.7.renovation','',1,2026,'示例区经信局','第一笔','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "recognitions" VALUES('e306db66-f16e-4009-8695-50e887825dac','bf304b76-b880-407e-8e91-b32a6b980d45','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('ad9628f8-7017-4b9c-9a21-96d9e0ff1918','bf304b76-b880-407e-8e91-b32a6b980d45','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('fff94c55-6b25-482d-a3d0-c86e96ab477e','f5137bbf-282b-4461-a0b9-3b979ae3d7c0','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('52329044-ef2a-42cd-a535-fc2b8768c3e9','f5137bbf-282b-4461-a0b9-3b979ae3d7c0','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('62dc3e4a-f0c2-4ed1-88fa-21fcdbc392fd','bf304b76-b880-407e-8e91-b32a6b980d45','little_giant','first','2026-07-01','2029-06-30','示例〔2026〕7号','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "steps" VALUES('80506ba7-2251-478b-b96d-16814922b9a2','bf304b76-b880-407e-8e91-b32a6b980d45','e2b772b7-95d0-47be-954c-be7c85894184',0,'submit','lead','submitted','2026-05-01','受理 1 号','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('ac192d58-81fc-44a8-a326-6028820d3afa','bf304b76-b880-407e-8e91-b32a6b980d45','e2b772b7-95d0-47be-954c-be7c85894184',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕8号',123456789,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('eab3724b-d1a3-48df-a58e-2f7bcca3b6d4','bf304b76-b880-407e-8e91-b32a6b980d45','e2b772b7-95d0-47be-954c-be7c85894184',2,'pay','recognized','paying','2026-09-01','','拨 1 号',1,'示例区经信局','第一笔',NULL,'',NULL,'eb84a365-d3da-4b94-b40c-a1257375f224','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('7f2badb5-ee59-42a2-aee6-f47d9fdea99b','bf304b76-b880-407e-8e91-b32a6b980d45','22ccea35-2bc2-40f6-8286-1baffa89925d',0,'submit','cultivating','submitted','2026-05-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('6ce93676-cf61-4afe-9dc9-167c775f5237','bf304b76-b880-407e-8e91-b32a6b980d45','22ccea35-2bc2-40f6-8286-1baffa89925d',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕7号',NULL,'','','2029-06-30','','62dc3e4a-f0c2-4ed1-88fa-21fcdbc392fd',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('2641c7d1-d812-417b-8e57-e45d22510f39','bf304b76-b880-407e-8e91-b32a6b980d45','22ccea35-2bc2-40f6-8286-1baffa89925d',2,'review','recognized','re_review','2026-10-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "tasks" VALUES('6ef589be-e3aa-4c3f-a2cb-168a1deeec04','bf304b76-b880-407e-8e91-b32a6b980d45','e2b772b7-95d0-47be-954c-be7c85894184','盖章','2026-12-10',NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "tasks" VALUES('24c11dba-b0e3-41b2-a5c5-e190febb561c','bf304b76-b880-407e-8e91-b32a6b980d45',NULL,'回访',NULL,'2026-11-21','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "windows" VALUES('3a7f4e8a-4aab-4891-bcd6-6a6a7606a976','330100','hz-2025-66.7.renovation','2026','2026-03-01','2026-06-30','示例通知','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "sqlite_sequence" VALUES('journal',109);
COMMIT;
