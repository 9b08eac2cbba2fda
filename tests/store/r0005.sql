BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('r0005');
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
INSERT INTO "answers" VALUES('044a4266-b3a7-4ab3-a382-c195192d7c9b','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('995fbc11-9393-4c32-981f-b0181b148709','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('b16694ae-e6bb-4469-a106-2cf46b5555ac','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('161bf1fe-224f-4abb-be1a-0881dd146ba0','fe56dbb0-3666-4aae-8c16-9dad582caf00','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('55c7c723-bc3f-4824-941f-39f0f8b68611','fe56dbb0-3666-4aae-8c16-9dad582caf00','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('6e4ccc13-8513-47ae-949f-0bc61067409c','fe56dbb0-3666-4aae-8c16-9dad582caf00','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "applications" VALUES('35a0d4b9-0515-4d9f-9107-8e019192479b','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','measure','hz-2025-66.7.renovation','2026.11.1','tech_renovation#1','2026','912f6f40-0ff3-40ae-ad6d-66a8159486f9','first','2026-11-21','paying','2026-09-01',NULL,NULL,NULL,NULL,'约区经信局','2026-12-01','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "applications" VALUES('2a2bb27a-be19-4325-a094-dcc38181b97a','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','title','little_giant','2026.11.1','','2026','912f6f40-0ff3-40ae-ad6d-66a8159486f9','renewal','2026-11-21','re_review','2026-10-01',0,20000000,1,'2026-11-21','',NULL,'示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "assessments" VALUES('b51f94f1-5887-4511-8523-3a5e627b61bf','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','2026-11-21','2026-11-21 12:00:00.000000','2026.11.1','dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',0,20000000,40000000,'{"client":"示例甲制造有限公司","uscc":"91330109MADEM0011R","region":"330109","as_of":"2026-11-21","content_version":"2026.11.1","digest":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","drafts":false,"measures":[],"totals":{"confirmed":"200000","leads":"200000","possible":"400000","drafts_possible":"0","fixed":"200000","ceiling":"0","competitive":"0","others":"0"},"ladder":{"standing":"srdi_sme","name":"专精特新中小企业","known":true,"next":{"tier":"little_giant","name":"小巨人"},"renewals":[],"others":[],"duties":[]}}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE board_views (
	id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	choices TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_board_views PRIMARY KEY (id), 
	CONSTRAINT uq_board_views_name UNIQUE (name)
);
INSERT INTO "board_views" VALUES('40050ef9-ddec-48e1-9b48-dbba0597a607','我的','{"city": "杭州市", "lanes": "advisor"}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "change_sets" VALUES(13,'2026-11-21 12:00:00.000000','陈玥','收到材料','do',NULL,'gone');
INSERT INTO "change_sets" VALUES(14,'2026-11-21 12:00:00.000000','陈玥','收到材料','undo',13,'gone');
INSERT INTO "change_sets" VALUES(15,'2026-11-21 12:00:00.000000','陈玥','补充','do',NULL,'done');
CREATE TABLE clause_notes (
	id VARCHAR(36) NOT NULL, 
	document TEXT NOT NULL, 
	place TEXT NOT NULL, 
	text TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	noted_on DATE, 
	noted_by TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_clause_notes PRIMARY KEY (id)
);
INSERT INTO "clause_notes" VALUES('06cd6095-003e-4eb3-a7c6-ab7e89d53cc5','hz-2025-66','7','区经信局电话答复：按首次认定日算','要问 抢名额','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "clients" VALUES('23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','示例甲制造有限公司','示例甲','91330109MADEM0011R',0,'330109','通用设备制造业','示例备注',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
INSERT INTO "clients" VALUES('a74bb2dc-0e29-4742-89c2-2781caff9e0f','示例乙有限公司','','91330109MADEM00110',1,NULL,'','',1,'2026-11-21 12:00:00.000000',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','李航');
INSERT INTO "clients" VALUES('fe56dbb0-3666-4aae-8c16-9dad582caf00','示例丙有限公司','',NULL,0,'330109','','',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
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
INSERT INTO "contacts" VALUES('c970151a-82ed-44bf-a206-14935cebbd02','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','promise','2026-11-21','寄审计报告','王工','2026-12-20',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "declarations" VALUES('5b6430b2-1417-4b1f-b903-337b674f0fb2','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('9843df75-1541-4226-a7e1-3f3021cb8aa7','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('f1223583-3b89-40af-9f93-92c43eed53e6','fe56dbb0-3666-4aae-8c16-9dad582caf00','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('2261c147-ed41-4b33-8cd4-7f98fc46b8a9','fe56dbb0-3666-4aae-8c16-9dad582caf00','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "dossiers" VALUES('c721a7ec-f11e-4520-9cb6-7474c9070417','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','verdict','2026-11-21','2026-11-21 12:00:00.000000','0A1B-2C3D-4E5F','2026.11.1',X'00FF27','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "facts" VALUES('9ee92111-1fce-438c-96ea-73141310c59a','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('51af91eb-c655-4917-a2d6-81bb9d54d70b','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('e72564cc-2926-4916-8810-a4057e29c434','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('4a03ec25-57d1-40ea-9676-842c45241b87','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('6c3da67a-c971-4055-b830-0f88b1e01d18','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('4075d3a0-1a75-45cc-bc67-29837ab348ee','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('f9c0f9ff-2791-47ca-bd16-02f14402f319','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('38c657b9-6d0a-4933-9b02-fc8e514c4e57','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('48cf6373-66c5-4403-8ae4-890f441aec83','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('a7f977c3-a7e6-424d-a5d3-c52a09047b4b','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('aea24cef-303c-4862-bd97-671c818f24b3','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('127ff8d6-659b-455c-9436-da5cd6cbc831','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','1ca26ba4-43a4-4e6a-ae60-9a6b56de30a1','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('6140d1d4-79f7-4653-9c3d-73ab91ac3016','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','1ca26ba4-43a4-4e6a-ae60-9a6b56de30a1','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('a3f51c42-598e-4efd-96c2-a50e8d584f79','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','1ca26ba4-43a4-4e6a-ae60-9a6b56de30a1','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('a5608d44-b2fe-4aac-895a-7a2ddb922cee','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','7b874d0b-e732-4985-b994-ae3ff3d23165','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('84076536-b54d-4ecd-9b74-e3d572fecf77','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc',NULL,'revenue',2025,'decimal','95000000','tax','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('6ed75068-bd2a-480c-8df6-96a41af9df20','a74bb2dc-0e29-4742-89c2-2781caff9e0f',NULL,'employees',2024,'integer','12','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('a65d3bd6-95f1-4a9e-b629-c06323b01ad9','a74bb2dc-0e29-4742-89c2-2781caff9e0f',NULL,'patents',NULL,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('207a47a9-4cab-45b6-8765-804d34660961','fe56dbb0-3666-4aae-8c16-9dad582caf00',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('f8375e63-47de-42c4-8f31-411d7546f7f5','fe56dbb0-3666-4aae-8c16-9dad582caf00',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('cdb8102b-9d95-494e-be31-83affd534bcb','fe56dbb0-3666-4aae-8c16-9dad582caf00',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('e19d6ba4-ae91-409f-afcf-7eb9d4e34f3e','fe56dbb0-3666-4aae-8c16-9dad582caf00',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('88fa0d6c-638d-4dd5-8f8b-f7b3e5a22ea8','fe56dbb0-3666-4aae-8c16-9dad582caf00',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('9b196455-4bc2-41d0-b685-4b40bbfcf060','fe56dbb0-3666-4aae-8c16-9dad582caf00',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('0eac94d5-f224-4499-b75c-865d4951121f','fe56dbb0-3666-4aae-8c16-9dad582caf00',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('15ed5cad-fc20-47f3-93f1-40119e31ad83','fe56dbb0-3666-4aae-8c16-9dad582caf00',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('0169c334-0109-476e-b8d1-126505103455','fe56dbb0-3666-4aae-8c16-9dad582caf00',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('37c1dd2b-c6b6-43b4-93cc-9d0e90b118e9','fe56dbb0-3666-4aae-8c16-9dad582caf00',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('d8819016-a71b-4c0c-b521-020635151978','fe56dbb0-3666-4aae-8c16-9dad582caf00','c034d5bd-fb10-40cf-86e6-63bad1c09f39','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('6ba2bc99-b8e4-4ac7-be36-88f4f1bf9fcd','fe56dbb0-3666-4aae-8c16-9dad582caf00','c034d5bd-fb10-40cf-86e6-63bad1c09f39','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('5c00e117-b665-41ab-b331-26df94204e76','fe56dbb0-3666-4aae-8c16-9dad582caf00','c034d5bd-fb10-40cf-86e6-63bad1c09f39','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('df5bc283-5615-400c-9029-6dda504ae9a0','fe56dbb0-3666-4aae-8c16-9dad582caf00','188b13b0-a10c-48e8-93b6-4b9829c74441','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('e24adcf3-0815-4bca-98d5-aa3ef0caac3d','fe56dbb0-3666-4aae-8c16-9dad582caf00',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE file_uses (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	file_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	"key" TEXT NOT NULL, 
	year INTEGER, 
	item TEXT, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_file_uses PRIMARY KEY (id), 
	CONSTRAINT fk_file_uses_file_id FOREIGN KEY(file_id) REFERENCES files (id), 
	CONSTRAINT uq_file_uses_file_id_kind_key_year_item UNIQUE (file_id, kind, "key", year, item), 
	CONSTRAINT fk_file_uses_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "file_uses" VALUES('0c448fca-8113-41fc-bbe4-20c7fd6e7cdc','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','0a9e82b0-6a53-4fdc-91c2-aa971c6d1a03','fact','revenue',2025,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "file_uses" VALUES('9d81c015-2de2-4892-868b-2955b7679e0c','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','0a9e82b0-6a53-4fdc-91c2-aa971c6d1a03','clause','hz-2025-66',NULL,'7','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE files (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	name TEXT NOT NULL, 
	size BIGINT NOT NULL, 
	valid_to DATE, 
	note TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_files PRIMARY KEY (id), 
	CONSTRAINT uq_files_client_id_sha256 UNIQUE (client_id, sha256), 
	CONSTRAINT fk_files_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "files" VALUES('0a9e82b0-6a53-4fdc-91c2-aa971c6d1a03','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef','审计报告.pdf',8589934592,'2027-06-30','扫描件','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "former_names" VALUES('f3059a32-be99-4b00-9ce1-5149388c49ad','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','示例旧名有限公司',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "items" VALUES('1ca26ba4-43a4-4e6a-ae60-9a6b56de30a1','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('7b874d0b-e732-4985-b994-ae3ff3d23165','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('b7bb5480-fc28-4f73-af2a-d9c8c322cd1c','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('c034d5bd-fb10-40cf-86e6-63bad1c09f39','fe56dbb0-3666-4aae-8c16-9dad582caf00','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('188b13b0-a10c-48e8-93b6-4b9829c74441','fe56dbb0-3666-4aae-8c16-9dad582caf00','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('84db974d-a68f-4674-982b-7f8f87b3582c','fe56dbb0-3666-4aae-8c16-9dad582caf00','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "journal" VALUES(1,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','clients','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','insert','',NULL,'{"id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","name":"示例甲制造有限公司","short_name":"示例甲","uscc":"91330109MADEM0011R","uscc_pilot":false,"region":"330109","industry":"通用设备制造业","advisor":"","note":"示例备注","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(2,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','former_names','f3059a32-be99-4b00-9ce1-5149388c49ad','insert','',NULL,'{"id":"f3059a32-be99-4b00-9ce1-5149388c49ad","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","name":"示例旧名有限公司","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(3,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','items','1ca26ba4-43a4-4e6a-ae60-9a6b56de30a1','insert','',NULL,'{"id":"1ca26ba4-43a4-4e6a-ae60-9a6b56de30a1","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(4,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','items','7b874d0b-e732-4985-b994-ae3ff3d23165','insert','',NULL,'{"id":"7b874d0b-e732-4985-b994-ae3ff3d23165","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(5,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','items','b7bb5480-fc28-4f73-af2a-d9c8c322cd1c','insert','',NULL,'{"id":"b7bb5480-fc28-4f73-af2a-d9c8c322cd1c","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(6,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','facts','9ee92111-1fce-438c-96ea-73141310c59a','insert','',NULL,'{"id":"9ee92111-1fce-438c-96ea-73141310c59a","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(7,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','facts','51af91eb-c655-4917-a2d6-81bb9d54d70b','insert','',NULL,'{"id":"51af91eb-c655-4917-a2d6-81bb9d54d70b","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(8,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','facts','e72564cc-2926-4916-8810-a4057e29c434','insert','',NULL,'{"id":"e72564cc-2926-4916-8810-a4057e29c434","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(9,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','facts','4a03ec25-57d1-40ea-9676-842c45241b87','insert','',NULL,'{"id":"4a03ec25-57d1-40ea-9676-842c45241b87","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(10,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','facts','6c3da67a-c971-4055-b830-0f88b1e01d18','insert','',NULL,'{"id":"6c3da67a-c971-4055-b830-0f88b1e01d18","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(11,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','facts','4075d3a0-1a75-45cc-bc67-29837ab348ee','insert','',NULL,'{"id":"4075d3a0-1a75-45cc-bc67-29837ab348ee","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(12,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','facts','f9c0f9ff-2791-47ca-bd16-02f14402f319','insert','',NULL,'{"id":"f9c0f9ff-2791-47ca-bd16-02f14402f319","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(13,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','facts','38c657b9-6d0a-4933-9b02-fc8e514c4e57','insert','',NULL,'{"id":"38c657b9-6d0a-4933-9b02-fc8e514c4e57","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(14,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','facts','48cf6373-66c5-4403-8ae4-890f441aec83','insert','',NULL,'{"id":"48cf6373-66c5-4403-8ae4-890f441aec83","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(15,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','facts','a7f977c3-a7e6-424d-a5d3-c52a09047b4b','insert','',NULL,'{"id":"a7f977c3-a7e6-424d-a5d3-c52a09047b4b","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(16,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','facts','aea24cef-303c-4862-bd97-671c818f24b3','insert','',NULL,'{"id":"aea24cef-303c-4862-bd97-671c818f24b3","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(17,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','facts','127ff8d6-659b-455c-9436-da5cd6cbc831','insert','',NULL,'{"id":"127ff8d6-659b-455c-9436-da5cd6cbc831","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":"1ca26ba4-43a4-4e6a-ae60-9a6b56de30a1","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(18,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','facts','6140d1d4-79f7-4653-9c3d-73ab91ac3016','insert','',NULL,'{"id":"6140d1d4-79f7-4653-9c3d-73ab91ac3016","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":"1ca26ba4-43a4-4e6a-ae60-9a6b56de30a1","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(19,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','facts','a3f51c42-598e-4efd-96c2-a50e8d584f79','insert','',NULL,'{"id":"a3f51c42-598e-4efd-96c2-a50e8d584f79","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":"1ca26ba4-43a4-4e6a-ae60-9a6b56de30a1","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(20,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','facts','a5608d44-b2fe-4aac-895a-7a2ddb922cee','insert','',NULL,'{"id":"a5608d44-b2fe-4aac-895a-7a2ddb922cee","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":"7b874d0b-e732-4985-b994-ae3ff3d23165","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(21,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','recognitions','e706872d-bb21-4ecf-9251-2d167117cc61','insert','',NULL,'{"id":"e706872d-bb21-4ecf-9251-2d167117cc61","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(22,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','recognitions','23413fe3-ad7e-49a2-8320-59344a948ef8','insert','',NULL,'{"id":"23413fe3-ad7e-49a2-8320-59344a948ef8","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(23,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','received','5e500e86-3559-4a1b-8795-01aaf938f348','insert','',NULL,'{"id":"5e500e86-3559-4a1b-8795-01aaf938f348","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(24,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','received','82ce8cf5-cf2e-49e5-85d3-dc104f7608a4','insert','',NULL,'{"id":"82ce8cf5-cf2e-49e5-85d3-dc104f7608a4","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":"1ca26ba4-43a4-4e6a-ae60-9a6b56de30a1","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(25,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','declarations','5b6430b2-1417-4b1f-b903-337b674f0fb2','insert','',NULL,'{"id":"5b6430b2-1417-4b1f-b903-337b674f0fb2","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(26,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','declarations','9843df75-1541-4226-a7e1-3f3021cb8aa7','insert','',NULL,'{"id":"9843df75-1541-4226-a7e1-3f3021cb8aa7","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(27,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','answers','044a4266-b3a7-4ab3-a382-c195192d7c9b','insert','',NULL,'{"id":"044a4266-b3a7-4ab3-a382-c195192d7c9b","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(28,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','answers','995fbc11-9393-4c32-981f-b0181b148709','insert','',NULL,'{"id":"995fbc11-9393-4c32-981f-b0181b148709","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(29,1,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','answers','b16694ae-e6bb-4469-a106-2cf46b5555ac','insert','',NULL,'{"id":"b16694ae-e6bb-4469-a106-2cf46b5555ac","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(30,2,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','facts','f9c0f9ff-2791-47ca-bd16-02f14402f319','update','adopted','true','false');
INSERT INTO "journal" VALUES(31,2,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','facts','84076536-b54d-4ecd-9b74-e3d572fecf77','insert','',NULL,'{"id":"84076536-b54d-4ecd-9b74-e3d572fecf77","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"95000000","source":"tax","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(32,3,'a74bb2dc-0e29-4742-89c2-2781caff9e0f','clients','a74bb2dc-0e29-4742-89c2-2781caff9e0f','insert','',NULL,'{"id":"a74bb2dc-0e29-4742-89c2-2781caff9e0f","name":"示例乙有限公司","short_name":"","uscc":"91330109MADEM00110","uscc_pilot":true,"region":null,"industry":"","advisor":"李航","note":"","demo":true,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(33,4,'a74bb2dc-0e29-4742-89c2-2781caff9e0f','facts','6ed75068-bd2a-480c-8df6-96a41af9df20','insert','',NULL,'{"id":"6ed75068-bd2a-480c-8df6-96a41af9df20","client_id":"a74bb2dc-0e29-4742-89c2-2781caff9e0f","item_id":null,"key":"employees","year":2024,"form":"integer","value":"12","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(34,4,'a74bb2dc-0e29-4742-89c2-2781caff9e0f','facts','a65d3bd6-95f1-4a9e-b629-c06323b01ad9','insert','',NULL,'{"id":"a65d3bd6-95f1-4a9e-b629-c06323b01ad9","client_id":"a74bb2dc-0e29-4742-89c2-2781caff9e0f","item_id":null,"key":"patents","year":null,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(35,5,'a74bb2dc-0e29-4742-89c2-2781caff9e0f','clients','a74bb2dc-0e29-4742-89c2-2781caff9e0f','update','deleted_at','null','"2026-11-21T12:00:00+00:00"');
INSERT INTO "journal" VALUES(36,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','clients','fe56dbb0-3666-4aae-8c16-9dad582caf00','insert','',NULL,'{"id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","name":"示例丙有限公司","short_name":"","uscc":null,"uscc_pilot":false,"region":"330109","industry":"","advisor":"","note":"","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(37,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','items','c034d5bd-fb10-40cf-86e6-63bad1c09f39','insert','',NULL,'{"id":"c034d5bd-fb10-40cf-86e6-63bad1c09f39","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(38,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','items','188b13b0-a10c-48e8-93b6-4b9829c74441','insert','',NULL,'{"id":"188b13b0-a10c-48e8-93b6-4b9829c74441","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(39,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','items','84db974d-a68f-4674-982b-7f8f87b3582c','insert','',NULL,'{"id":"84db974d-a68f-4674-982b-7f8f87b3582c","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(40,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','207a47a9-4cab-45b6-8765-804d34660961','insert','',NULL,'{"id":"207a47a9-4cab-45b6-8765-804d34660961","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(41,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','f8375e63-47de-42c4-8f31-411d7546f7f5','insert','',NULL,'{"id":"f8375e63-47de-42c4-8f31-411d7546f7f5","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(42,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','cdb8102b-9d95-494e-be31-83affd534bcb','insert','',NULL,'{"id":"cdb8102b-9d95-494e-be31-83affd534bcb","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(43,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','e19d6ba4-ae91-409f-afcf-7eb9d4e34f3e','insert','',NULL,'{"id":"e19d6ba4-ae91-409f-afcf-7eb9d4e34f3e","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(44,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','88fa0d6c-638d-4dd5-8f8b-f7b3e5a22ea8','insert','',NULL,'{"id":"88fa0d6c-638d-4dd5-8f8b-f7b3e5a22ea8","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(45,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','9b196455-4bc2-41d0-b685-4b40bbfcf060','insert','',NULL,'{"id":"9b196455-4bc2-41d0-b685-4b40bbfcf060","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(46,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','0eac94d5-f224-4499-b75c-865d4951121f','insert','',NULL,'{"id":"0eac94d5-f224-4499-b75c-865d4951121f","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(47,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','15ed5cad-fc20-47f3-93f1-40119e31ad83','insert','',NULL,'{"id":"15ed5cad-fc20-47f3-93f1-40119e31ad83","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(48,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','e24adcf3-0815-4bca-98d5-aa3ef0caac3d','insert','',NULL,'{"id":"e24adcf3-0815-4bca-98d5-aa3ef0caac3d","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(49,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','0169c334-0109-476e-b8d1-126505103455','insert','',NULL,'{"id":"0169c334-0109-476e-b8d1-126505103455","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(50,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','37c1dd2b-c6b6-43b4-93cc-9d0e90b118e9','insert','',NULL,'{"id":"37c1dd2b-c6b6-43b4-93cc-9d0e90b118e9","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(51,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','d8819016-a71b-4c0c-b521-020635151978','insert','',NULL,'{"id":"d8819016-a71b-4c0c-b521-020635151978","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":"c034d5bd-fb10-40cf-86e6-63bad1c09f39","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(52,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','6ba2bc99-b8e4-4ac7-be36-88f4f1bf9fcd','insert','',NULL,'{"id":"6ba2bc99-b8e4-4ac7-be36-88f4f1bf9fcd","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":"c034d5bd-fb10-40cf-86e6-63bad1c09f39","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(53,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','5c00e117-b665-41ab-b331-26df94204e76','insert','',NULL,'{"id":"5c00e117-b665-41ab-b331-26df94204e76","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":"c034d5bd-fb10-40cf-86e6-63bad1c09f39","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(54,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','df5bc283-5615-400c-9029-6dda504ae9a0','insert','',NULL,'{"id":"df5bc283-5615-400c-9029-6dda504ae9a0","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":"188b13b0-a10c-48e8-93b6-4b9829c74441","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(55,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','recognitions','d80d7700-6237-4161-95de-7b336f82e596','insert','',NULL,'{"id":"d80d7700-6237-4161-95de-7b336f82e596","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(56,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','recognitions','e58efd21-15d0-44d0-a0dc-5a9952702983','insert','',NULL,'{"id":"e58efd21-15d0-44d0-a0dc-5a9952702983","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(57,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','received','b65b2f01-0ee9-446e-abd9-c2d055a0b232','insert','',NULL,'{"id":"b65b2f01-0ee9-446e-abd9-c2d055a0b232","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(58,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','received','b7b75076-0022-487c-af60-51a16be27b5a','insert','',NULL,'{"id":"b7b75076-0022-487c-af60-51a16be27b5a","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":"c034d5bd-fb10-40cf-86e6-63bad1c09f39","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(59,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','declarations','f1223583-3b89-40af-9f93-92c43eed53e6','insert','',NULL,'{"id":"f1223583-3b89-40af-9f93-92c43eed53e6","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(60,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','declarations','2261c147-ed41-4b33-8cd4-7f98fc46b8a9','insert','',NULL,'{"id":"2261c147-ed41-4b33-8cd4-7f98fc46b8a9","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(61,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','answers','161bf1fe-224f-4abb-be1a-0881dd146ba0','insert','',NULL,'{"id":"161bf1fe-224f-4abb-be1a-0881dd146ba0","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(62,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','answers','55c7c723-bc3f-4824-941f-39f0f8b68611','insert','',NULL,'{"id":"55c7c723-bc3f-4824-941f-39f0f8b68611","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(63,6,'fe56dbb0-3666-4aae-8c16-9dad582caf00','answers','6e4ccc13-8513-47ae-949f-0bc61067409c','insert','',NULL,'{"id":"6e4ccc13-8513-47ae-949f-0bc61067409c","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(64,7,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','e24adcf3-0815-4bca-98d5-aa3ef0caac3d','delete','','{"id":"e24adcf3-0815-4bca-98d5-aa3ef0caac3d","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(65,8,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','e24adcf3-0815-4bca-98d5-aa3ef0caac3d','insert','',NULL,'{"id":"e24adcf3-0815-4bca-98d5-aa3ef0caac3d","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(66,9,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','e24adcf3-0815-4bca-98d5-aa3ef0caac3d','delete','','{"id":"e24adcf3-0815-4bca-98d5-aa3ef0caac3d","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(67,10,'fe56dbb0-3666-4aae-8c16-9dad582caf00','facts','e24adcf3-0815-4bca-98d5-aa3ef0caac3d','insert','',NULL,'{"id":"e24adcf3-0815-4bca-98d5-aa3ef0caac3d","client_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(68,11,'','windows','912f6f40-0ff3-40ae-ad6d-66a8159486f9','insert','',NULL,'{"id":"912f6f40-0ff3-40ae-ad6d-66a8159486f9","region":"330100","target":"hz-2025-66.7.renovation","label":"2026","opens_on":"2026-03-01","closes_on":"2026-06-30","note":"示例通知","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(69,11,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','35a0d4b9-0515-4d9f-9107-8e019192479b','insert','',NULL,'{"id":"35a0d4b9-0515-4d9f-9107-8e019192479b","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","pursuit":"measure","target":"hz-2025-66.7.renovation","content_version":"2026.11.1","item":"tech_renovation#1","round":"2026","window_id":"912f6f40-0ff3-40ae-ad6d-66a8159486f9","purpose":"first","opened_on":"2026-11-21","stage":"lead","stage_on":"2026-11-21","fixed":null,"ceiling":null,"expected":null,"estimated_on":null,"next_step":"","next_on":null,"note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(70,11,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','2a2bb27a-be19-4325-a094-dcc38181b97a','insert','',NULL,'{"id":"2a2bb27a-be19-4325-a094-dcc38181b97a","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","pursuit":"title","target":"little_giant","content_version":"2026.11.1","item":"","round":"2026","window_id":"912f6f40-0ff3-40ae-ad6d-66a8159486f9","purpose":"renewal","opened_on":"2026-11-21","stage":"cultivating","stage_on":"2026-11-21","fixed":null,"ceiling":null,"expected":null,"estimated_on":null,"next_step":"","next_on":null,"note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(71,11,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','35a0d4b9-0515-4d9f-9107-8e019192479b','update','next_step','""','"约区经信局"');
INSERT INTO "journal" VALUES(72,11,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','35a0d4b9-0515-4d9f-9107-8e019192479b','update','next_on','null','"2026-12-01"');
INSERT INTO "journal" VALUES(73,11,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','2a2bb27a-be19-4325-a094-dcc38181b97a','update','fixed','null','"0"');
INSERT INTO "journal" VALUES(74,11,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','2a2bb27a-be19-4325-a094-dcc38181b97a','update','ceiling','null','"200000"');
INSERT INTO "journal" VALUES(75,11,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','2a2bb27a-be19-4325-a094-dcc38181b97a','update','expected','null','"0.01"');
INSERT INTO "journal" VALUES(76,11,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','2a2bb27a-be19-4325-a094-dcc38181b97a','update','estimated_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(77,11,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','tasks','2e187e09-97d0-43a3-a0c3-ff57b04f8033','insert','',NULL,'{"id":"2e187e09-97d0-43a3-a0c3-ff57b04f8033","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","application_id":"35a0d4b9-0515-4d9f-9107-8e019192479b","title":"盖章","due_on":"2026-12-10","done_on":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(78,11,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','tasks','180331aa-50c2-4a47-bcb5-c2aa3b3edb6e','insert','',NULL,'{"id":"180331aa-50c2-4a47-bcb5-c2aa3b3edb6e","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","application_id":null,"title":"回访","due_on":null,"done_on":"2026-11-21","note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(79,11,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','papers','3d9637ee-f843-45b9-ab4e-91b9e1477fdd','insert','',NULL,'{"id":"3d9637ee-f843-45b9-ab4e-91b9e1477fdd","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","application_id":"35a0d4b9-0515-4d9f-9107-8e019192479b","position":0,"name":"营业执照","required":true,"form":"复印件","valid":"","issuer":"","received_on":null,"valid_to":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(80,11,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','papers','446a46c2-61e0-4f61-9980-52c01c16cd2f','insert','',NULL,'{"id":"446a46c2-61e0-4f61-9980-52c01c16cd2f","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","application_id":"35a0d4b9-0515-4d9f-9107-8e019192479b","position":1,"name":"佐证","required":false,"form":"","valid":"","issuer":"","received_on":null,"valid_to":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(81,11,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','contacts','c970151a-82ed-44bf-a206-14935cebbd02','insert','',NULL,'{"id":"c970151a-82ed-44bf-a206-14935cebbd02","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","kind":"promise","day":"2026-11-21","text":"寄审计报告","who":"王工","due_on":"2026-12-20","done_on":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(82,11,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','marks','a739826a-940c-4496-99db-1e933f6b2423','insert','',NULL,'{"id":"a739826a-940c-4496-99db-1e933f6b2423","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","subject":"hnte","kind":"update","occasion":"update-2026/2026","done_on":"2026-11-21","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(83,11,'','board_views','40050ef9-ddec-48e1-9b48-dbba0597a607','insert','',NULL,'{"id":"40050ef9-ddec-48e1-9b48-dbba0597a607","name":"我的","choices":"{\"city\": \"杭州市\", \"lanes\": \"advisor\"}","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(84,11,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','plans','9a8c410b-3ead-4c41-9b44-612a93c2cd0c','insert','',NULL,'{"id":"9a8c410b-3ead-4c41-9b44-612a93c2cd0c","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","inputs":"{\"growth\": {\"较可能\": {\"revenue\": \"10%\"}}, \"title\": \"little_giant\", \"years\": 3}","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(85,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','steps','9838245d-cf1b-44a8-810c-84554a24ae25','insert','',NULL,'{"id":"9838245d-cf1b-44a8-810c-84554a24ae25","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","application_id":"35a0d4b9-0515-4d9f-9107-8e019192479b","position":0,"event":"submit","before":"lead","after":"submitted","day":"2026-05-01","receipt":"受理 1 号","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(86,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','35a0d4b9-0515-4d9f-9107-8e019192479b','update','stage','"lead"','"submitted"');
INSERT INTO "journal" VALUES(87,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','35a0d4b9-0515-4d9f-9107-8e019192479b','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(88,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','steps','e6f8fdb7-40dd-42df-ae0e-35302ba40ac5','insert','',NULL,'{"id":"e6f8fdb7-40dd-42df-ae0e-35302ba40ac5","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","application_id":"35a0d4b9-0515-4d9f-9107-8e019192479b","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","receipt":"","number":"示例〔2026〕8号","amount":"1234567.89","payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(89,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','35a0d4b9-0515-4d9f-9107-8e019192479b','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(90,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','35a0d4b9-0515-4d9f-9107-8e019192479b','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(91,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','received','aa60fb60-646a-43de-ac91-394a3a885498','insert','',NULL,'{"id":"aa60fb60-646a-43de-ac91-394a3a885498","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","item_id":"1ca26ba4-43a4-4e6a-ae60-9a6b56de30a1","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2026,"payer":"示例区经信局","tranche":"第一笔","note":"","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(92,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','steps','c5b9fed8-7929-47c6-9c50-c34a406adaed','insert','',NULL,'{"id":"c5b9fed8-7929-47c6-9c50-c34a406adaed","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","application_id":"35a0d4b9-0515-4d9f-9107-8e019192479b","position":2,"event":"pay","before":"recognized","after":"paying","day":"2026-09-01","receipt":"","number":"拨 1 号","amount":"0.01","payer":"示例区经信局","tranche":"第一笔","until":null,"reason":"","recognition_id":null,"received_id":"aa60fb60-646a-43de-ac91-394a3a885498","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(93,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','35a0d4b9-0515-4d9f-9107-8e019192479b','update','stage','"recognized"','"paying"');
INSERT INTO "journal" VALUES(94,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','35a0d4b9-0515-4d9f-9107-8e019192479b','update','stage_on','"2026-07-01"','"2026-09-01"');
INSERT INTO "journal" VALUES(95,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','steps','7e66e1a6-fe7a-422d-bf9a-6562ad2dd92f','insert','',NULL,'{"id":"7e66e1a6-fe7a-422d-bf9a-6562ad2dd92f","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","application_id":"2a2bb27a-be19-4325-a094-dcc38181b97a","position":0,"event":"submit","before":"cultivating","after":"submitted","day":"2026-05-01","receipt":"","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(96,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','2a2bb27a-be19-4325-a094-dcc38181b97a','update','stage','"cultivating"','"submitted"');
INSERT INTO "journal" VALUES(97,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','2a2bb27a-be19-4325-a094-dcc38181b97a','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(98,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','recognitions','4c26e199-d632-4626-b030-a318a0177f3c','insert','',NULL,'{"id":"4c26e199-d632-4626-b030-a318a0177f3c","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","kind":"little_giant","event":"first","granted_on":"2026-07-01","valid_to":"2029-06-30","document_number":"示例〔2026〕7号","note":"","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(99,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','steps','9503d1df-9e7b-47be-b293-ef11be6de855','insert','',NULL,'{"id":"9503d1df-9e7b-47be-b293-ef11be6de855","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","application_id":"2a2bb27a-be19-4325-a094-dcc38181b97a","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","receipt":"","number":"示例〔2026〕7号","amount":null,"payer":"","tranche":"","until":"2029-06-30","reason":"","recognition_id":"4c26e199-d632-4626-b030-a318a0177f3c","received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(100,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','2a2bb27a-be19-4325-a094-dcc38181b97a','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(101,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','2a2bb27a-be19-4325-a094-dcc38181b97a','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(102,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','steps','0cdef5d2-7b4e-4f99-9f95-59ebf86d2d90','insert','',NULL,'{"id":"0cdef5d2-7b4e-4f99-9f95-59ebf86d2d90","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","application_id":"2a2bb27a-be19-4325-a094-dcc38181b97a","position":2,"event":"review","before":"recognized","after":"re_review","day":"2026-10-01","receipt":"","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(103,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','2a2bb27a-be19-4325-a094-dcc38181b97a','update','stage','"recognized"','"re_review"');
INSERT INTO "journal" VALUES(104,12,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','applications','2a2bb27a-be19-4325-a094-dcc38181b97a','update','stage_on','"2026-07-01"','"2026-10-01"');
INSERT INTO "journal" VALUES(105,13,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','papers','3d9637ee-f843-45b9-ab4e-91b9e1477fdd','update','received_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(106,13,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','papers','3d9637ee-f843-45b9-ab4e-91b9e1477fdd','update','valid_to','null','"2027-02-20"');
INSERT INTO "journal" VALUES(107,13,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','papers','3d9637ee-f843-45b9-ab4e-91b9e1477fdd','update','note','""','"原件"');
INSERT INTO "journal" VALUES(108,14,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','papers','3d9637ee-f843-45b9-ab4e-91b9e1477fdd','update','note','"原件"','""');
INSERT INTO "journal" VALUES(109,14,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','papers','3d9637ee-f843-45b9-ab4e-91b9e1477fdd','update','valid_to','"2027-02-20"','null');
INSERT INTO "journal" VALUES(110,14,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','papers','3d9637ee-f843-45b9-ab4e-91b9e1477fdd','update','received_on','"2026-11-21"','null');
INSERT INTO "journal" VALUES(111,15,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','people','225621d4-01e3-4795-9029-a44b8539d1c9','insert','',NULL,'{"id":"225621d4-01e3-4795-9029-a44b8539d1c9","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","name":"王示例","role":"财务总监","phone":"0571-00000000","note":"周一不在","main":false,"position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(112,15,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','people','225621d4-01e3-4795-9029-a44b8539d1c9','update','main','false','true');
INSERT INTO "journal" VALUES(113,15,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','tags','46c146a4-ee15-4af7-8678-d195908e74f1','insert','',NULL,'{"id":"46c146a4-ee15-4af7-8678-d195908e74f1","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","word":"重点","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(114,15,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','tags','d302b0c7-2801-4ff0-a6e1-a4e45853ef6e','insert','',NULL,'{"id":"d302b0c7-2801-4ff0-a6e1-a4e45853ef6e","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","word":"外贸","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(115,15,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','links','602ad427-b4cc-4f03-8811-4b8c0590c347','insert','',NULL,'{"id":"602ad427-b4cc-4f03-8811-4b8c0590c347","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","other_id":null,"other_name":"示例集团","kind":"parent","note":"持股 60%","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(116,15,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','links','1391590d-3413-49e7-af13-30529332738a','insert','',NULL,'{"id":"1391590d-3413-49e7-af13-30529332738a","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","other_id":"fe56dbb0-3666-4aae-8c16-9dad582caf00","other_name":"","kind":"sister","note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(117,15,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','files','0a9e82b0-6a53-4fdc-91c2-aa971c6d1a03','insert','',NULL,'{"id":"0a9e82b0-6a53-4fdc-91c2-aa971c6d1a03","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","sha256":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","name":"审计报告.pdf","size":8589934592,"valid_to":"2027-06-30","note":"扫描件","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(118,15,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','file_uses','0c448fca-8113-41fc-bbe4-20c7fd6e7cdc','insert','',NULL,'{"id":"0c448fca-8113-41fc-bbe4-20c7fd6e7cdc","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","file_id":"0a9e82b0-6a53-4fdc-91c2-aa971c6d1a03","kind":"fact","key":"revenue","year":2025,"item":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(119,15,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','file_uses','9d81c015-2de2-4892-868b-2955b7679e0c','insert','',NULL,'{"id":"9d81c015-2de2-4892-868b-2955b7679e0c","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","file_id":"0a9e82b0-6a53-4fdc-91c2-aa971c6d1a03","kind":"clause","key":"hz-2025-66","year":null,"item":"7","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(120,15,'23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','opinions','81a6e713-55d4-4837-ad66-ca00a3d4a5c2','insert','',NULL,'{"id":"81a6e713-55d4-4837-ad66-ca00a3d4a5c2","client_id":"23f00a2c-e96d-44d6-bc4d-527cedaf0dcc","measure":"hz-2025-66.7.renovation","item":"","outcome":"eligible","reason":"已电话向区经信局核实","held_on":"2026-11-21","held_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(121,15,'','clause_notes','06cd6095-003e-4eb3-a7c6-ab7e89d53cc5','insert','',NULL,'{"id":"06cd6095-003e-4eb3-a7c6-ab7e89d53cc5","document":"hz-2025-66","place":"7","text":"区经信局电话答复：按首次认定日算","tags":"要问 抢名额","noted_on":"2026-11-21","noted_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
CREATE TABLE links (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	other_id VARCHAR(36), 
	other_name TEXT NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	note TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_links PRIMARY KEY (id), 
	CONSTRAINT fk_links_other_id FOREIGN KEY(other_id) REFERENCES clients (id), 
	CONSTRAINT fk_links_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "links" VALUES('602ad427-b4cc-4f03-8811-4b8c0590c347','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc',NULL,'示例集团','parent','持股 60%','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "links" VALUES('1391590d-3413-49e7-af13-30529332738a','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','fe56dbb0-3666-4aae-8c16-9dad582caf00','','sister','','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "marks" VALUES('a739826a-940c-4496-99db-1e933f6b2423','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','hnte','update','update-2026/2026','2026-11-21','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE opinions (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	measure TEXT NOT NULL, 
	item TEXT NOT NULL, 
	outcome VARCHAR(20) NOT NULL, 
	reason TEXT NOT NULL, 
	held_on DATE NOT NULL, 
	held_by TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_opinions PRIMARY KEY (id), 
	CONSTRAINT uq_opinions_client_id_measure_item UNIQUE (client_id, measure, item), 
	CONSTRAINT fk_opinions_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "opinions" VALUES('81a6e713-55d4-4837-ad66-ca00a3d4a5c2','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','hz-2025-66.7.renovation','','eligible','已电话向区经信局核实','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "papers" VALUES('3d9637ee-f843-45b9-ab4e-91b9e1477fdd','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','35a0d4b9-0515-4d9f-9107-8e019192479b',0,'营业执照',1,'复印件','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "papers" VALUES('446a46c2-61e0-4f61-9980-52c01c16cd2f','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','35a0d4b9-0515-4d9f-9107-8e019192479b',1,'佐证',0,'','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE people (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	note TEXT NOT NULL, 
	main BOOLEAN NOT NULL, 
	position INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_people PRIMARY KEY (id), 
	CONSTRAINT fk_people_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "people" VALUES('225621d4-01e3-4795-9029-a44b8539d1c9','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','王示例','财务总监','0571-00000000','周一不在',1,0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "plans" VALUES('9a8c410b-3ead-4c41-9b44-612a93c2cd0c','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','{"growth": {"较可能": {"revenue": "10%"}}, "title": "little_giant", "years": 3}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "received" VALUES('5e500e86-3559-4a1b-8795-01aaf938f348','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('82ce8cf5-cf2e-49e5-85d3-dc104f7608a4','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','1ca26ba4-43a4-4e6a-ae60-9a6b56de30a1','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('b65b2f01-0ee9-446e-abd9-c2d055a0b232','fe56dbb0-3666-4aae-8c16-9dad582caf00',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('b7b75076-0022-487c-af60-51a16be27b5a','fe56dbb0-3666-4aae-8c16-9dad582caf00','c034d5bd-fb10-40cf-86e6-63bad1c09f39','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('aa60fb60-646a-43de-ac91-394a3a885498','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','1ca26ba4-43a4-4e6a-ae60-9a6b56de30a1','hz-2025-66.7.renovation','',1,2026,'示例区经信局','第一笔','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "recognitions" VALUES('e706872d-bb21-4ecf-9251-2d167117cc61','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('23413fe3-ad7e-49a2-8320-59344a948ef8','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('d80d7700-6237-4161-95de-7b336f82e596','fe56dbb0-3666-4aae-8c16-9dad582caf00','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('e58efd21-15d0-44d0-a0dc-5a9952702983','fe56dbb0-3666-4aae-8c16-9dad582caf00','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('4c26e199-d632-4626-b030-a318a0177f3c','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','little_giant','first','2026-07-01','2029-06-30','示例〔2026〕7号','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "steps" VALUES('9838245d-cf1b-44a8-810c-84554a24ae25','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','35a0d4b9-0515-4d9f-9107-8e019192479b',0,'submit','lead','submitted','2026-05-01','受理 1 号','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('e6f8fdb7-40dd-42df-ae0e-35302ba40ac5','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','35a0d4b9-0515-4d9f-9107-8e019192479b',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕8号',123456789,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('c5b9fed8-7929-47c6-9c50-c34a406adaed','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','35a0d4b9-0515-4d9f-9107-8e019192479b',2,'pay','recognized','paying','2026-09-01','','拨 1 号',1,'示例区经信局','第一笔',NULL,'',NULL,'aa60fb60-646a-43de-ac91-394a3a885498','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('7e66e1a6-fe7a-422d-bf9a-6562ad2dd92f','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','2a2bb27a-be19-4325-a094-dcc38181b97a',0,'submit','cultivating','submitted','2026-05-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('9503d1df-9e7b-47be-b293-ef11be6de855','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','2a2bb27a-be19-4325-a094-dcc38181b97a',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕7号',NULL,'','','2029-06-30','','4c26e199-d632-4626-b030-a318a0177f3c',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('0cdef5d2-7b4e-4f99-9f95-59ebf86d2d90','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','2a2bb27a-be19-4325-a094-dcc38181b97a',2,'review','recognized','re_review','2026-10-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE tags (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	word TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_tags PRIMARY KEY (id), 
	CONSTRAINT uq_tags_client_id_word UNIQUE (client_id, word), 
	CONSTRAINT fk_tags_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "tags" VALUES('46c146a4-ee15-4af7-8678-d195908e74f1','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','重点','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "tags" VALUES('d302b0c7-2801-4ff0-a6e1-a4e45853ef6e','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','外贸','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "tasks" VALUES('2e187e09-97d0-43a3-a0c3-ff57b04f8033','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc','35a0d4b9-0515-4d9f-9107-8e019192479b','盖章','2026-12-10',NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "tasks" VALUES('180331aa-50c2-4a47-bcb5-c2aa3b3edb6e','23f00a2c-e96d-44d6-bc4d-527cedaf0dcc',NULL,'回访',NULL,'2026-11-21','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "windows" VALUES('912f6f40-0ff3-40ae-ad6d-66a8159486f9','330100','hz-2025-66.7.renovation','2026','2026-03-01','2026-06-30','示例通知','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
CREATE INDEX ix_people_client_id ON people (client_id);
CREATE INDEX ix_links_client_id ON links (client_id);
CREATE INDEX ix_links_other_id ON links (other_id);
CREATE INDEX ix_files_sha256 ON files (sha256);
CREATE INDEX ix_file_uses_client_id ON file_uses (client_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change_sets',15);
INSERT INTO "sqlite_sequence" VALUES('journal',121);
COMMIT;
