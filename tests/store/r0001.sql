BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('r0001');
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
INSERT INTO "answers" VALUES('2941fedd-5511-4026-9e23-9d182ffadc2c','58eeffc4-b9dc-4538-9b76-6ece58646281','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('107e0ebc-8b3d-49bb-97a9-8994912b527d','58eeffc4-b9dc-4538-9b76-6ece58646281','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('bdbebac4-1794-4b68-8b31-0e93627b58d6','58eeffc4-b9dc-4538-9b76-6ece58646281','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('692aa4ab-0ad9-4be5-86ac-17de989f6b4c','421fa83a-47e0-4cc2-87e7-6c17e1308379','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('5045f85c-b2c6-4c58-b56f-6843f772dbc7','421fa83a-47e0-4cc2-87e7-6c17e1308379','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('1c448e38-5785-4df9-baa3-b28bdb72a6ae','421fa83a-47e0-4cc2-87e7-6c17e1308379','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "assessments" VALUES('ce0f8887-76ce-4c22-80a2-7f834f02bd47','58eeffc4-b9dc-4538-9b76-6ece58646281','2026-11-21','2026-11-21 12:00:00.000000','2026.11.1','dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',0,20000000,40000000,'{"client":"示例甲制造有限公司","uscc":"91330109MADEM0011R","region":"330109","as_of":"2026-11-21","content_version":"2026.11.1","digest":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","drafts":false,"measures":[],"totals":{"confirmed":"200000","leads":"200000","possible":"400000","drafts_possible":"0","fixed":"200000","ceiling":"0","competitive":"0","others":"0"},"ladder":{"standing":"srdi_sme","name":"专精特新中小企业","known":true,"next":{"tier":"little_giant","name":"小巨人"}}}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "change_sets" VALUES(7,'2026-11-21 12:00:00.000000','陈玥','修改“示例丙有限公司”的从业人员（2025）','do',NULL,'undone');
INSERT INTO "change_sets" VALUES(8,'2026-11-21 12:00:00.000000','陈玥','修改“示例丙有限公司”的从业人员（2025）','undo',7,'gone');
INSERT INTO "change_sets" VALUES(9,'2026-11-21 12:00:00.000000','陈玥','修改“示例丙有限公司”的从业人员（2025）','redo',7,'gone');
INSERT INTO "change_sets" VALUES(10,'2026-11-21 12:00:00.000000','陈玥','修改“示例丙有限公司”的从业人员（2025）','undo',7,'gone');
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
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_clients PRIMARY KEY (id), 
	CONSTRAINT uq_clients_uscc UNIQUE (uscc)
);
INSERT INTO "clients" VALUES('58eeffc4-b9dc-4538-9b76-6ece58646281','示例甲制造有限公司','示例甲','91330109MADEM0011R',0,'330109','通用设备制造业','示例备注',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "clients" VALUES('019eea1a-318c-4515-a0d7-63351f479bfb','示例乙有限公司','','91330109MADEM00110',1,NULL,'','',1,'2026-11-21 12:00:00.000000',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "clients" VALUES('421fa83a-47e0-4cc2-87e7-6c17e1308379','示例丙有限公司','',NULL,0,'330109','','',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "declarations" VALUES('c78973e0-b73f-405a-a438-221e29b238f2','58eeffc4-b9dc-4538-9b76-6ece58646281','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('9c6001f8-850f-4705-be9e-f56ab427b2d6','58eeffc4-b9dc-4538-9b76-6ece58646281','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('d3d34658-e32e-4cb7-82e9-5e445a2abad1','421fa83a-47e0-4cc2-87e7-6c17e1308379','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('318a98c6-b067-42e9-96a2-6f563c27d838','421fa83a-47e0-4cc2-87e7-6c17e1308379','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "facts" VALUES('c83d60ec-e711-4bfb-a766-d043d8df4919','58eeffc4-b9dc-4538-9b76-6ece58646281',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('84b5690a-65d6-4331-893c-408ebe6d96af','58eeffc4-b9dc-4538-9b76-6ece58646281',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('f7be5892-88ae-47d8-87fb-683ed75d415a','58eeffc4-b9dc-4538-9b76-6ece58646281',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('14a47599-a7c5-440f-9c22-0fabfc94f4f1','58eeffc4-b9dc-4538-9b76-6ece58646281',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('b7dd3680-395a-4c4e-b06f-d6734283e0ac','58eeffc4-b9dc-4538-9b76-6ece58646281',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('fbb48d0a-7b67-4653-834a-d58eff12df44','58eeffc4-b9dc-4538-9b76-6ece58646281',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('df270b94-9aad-4384-9aad-c79f8f12c2de','58eeffc4-b9dc-4538-9b76-6ece58646281',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('8ecac8ab-75cd-4ac0-86b8-e6e1ccf96c23','58eeffc4-b9dc-4538-9b76-6ece58646281',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('ef7c961d-68ba-424c-b7e9-d3996c7db0c2','58eeffc4-b9dc-4538-9b76-6ece58646281',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('33630556-73e7-4892-860b-f6e8454cd010','58eeffc4-b9dc-4538-9b76-6ece58646281',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('3ec35c15-5fa2-4816-ac3f-8c4ebc71740a','58eeffc4-b9dc-4538-9b76-6ece58646281',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('32542f6d-931d-4bb4-a611-0f22c0d3cb98','58eeffc4-b9dc-4538-9b76-6ece58646281','82f3d117-871c-4124-823c-c2bdf7a2cd72','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('742f3616-3f58-4078-b3a2-5c52b7761ea4','58eeffc4-b9dc-4538-9b76-6ece58646281','82f3d117-871c-4124-823c-c2bdf7a2cd72','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('2851f519-513e-41ed-88e9-2a5d6c9372ae','58eeffc4-b9dc-4538-9b76-6ece58646281','82f3d117-871c-4124-823c-c2bdf7a2cd72','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('55f4a600-7cee-4bf0-80ae-a21e614a5068','58eeffc4-b9dc-4538-9b76-6ece58646281','b4afe238-d5b6-408b-a6cf-e03f52fcf13d','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('920d8557-e1aa-4bcd-87ae-39973c4bb3c9','58eeffc4-b9dc-4538-9b76-6ece58646281',NULL,'revenue',2025,'decimal','95000000','tax','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('3eff8356-532c-4a4e-9726-b7e1810d2cd4','019eea1a-318c-4515-a0d7-63351f479bfb',NULL,'employees',2024,'integer','12','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('ee8c07f2-3bcb-4aee-96a2-f2563def9ade','019eea1a-318c-4515-a0d7-63351f479bfb',NULL,'patents',NULL,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('4e125805-136b-4255-88ab-2fd0d0cb9311','421fa83a-47e0-4cc2-87e7-6c17e1308379',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('26153295-9bbc-415d-8dc5-9fdf2c019440','421fa83a-47e0-4cc2-87e7-6c17e1308379',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('84056fbf-d97a-42e4-9e3f-2a6d89438966','421fa83a-47e0-4cc2-87e7-6c17e1308379',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('0a51e190-30f2-4e5a-9ee8-05025f1e6ccb','421fa83a-47e0-4cc2-87e7-6c17e1308379',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('7a7c4cc0-3b59-497a-b1d6-160d6e86f939','421fa83a-47e0-4cc2-87e7-6c17e1308379',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('e2305317-1600-40e8-9dd9-063cd6774842','421fa83a-47e0-4cc2-87e7-6c17e1308379',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('ac438c1e-2c3b-451e-ac97-c69db29d0f2c','421fa83a-47e0-4cc2-87e7-6c17e1308379',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('07112c0e-a766-45e8-b620-0561c1467bc1','421fa83a-47e0-4cc2-87e7-6c17e1308379',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('9853df9b-2604-4d55-b51c-0ac6b43ecd0f','421fa83a-47e0-4cc2-87e7-6c17e1308379',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('4681d6da-460d-4405-a365-ec9bb636ed87','421fa83a-47e0-4cc2-87e7-6c17e1308379',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('0ab43caa-868b-423a-8b6b-9bb601797576','421fa83a-47e0-4cc2-87e7-6c17e1308379','1edda5fd-eeca-441f-b716-bb231657698d','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('8361772d-930b-4ffc-a706-bc88060a714f','421fa83a-47e0-4cc2-87e7-6c17e1308379','1edda5fd-eeca-441f-b716-bb231657698d','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('5caa7ee8-0fff-4dfe-9421-8e59fc7612bc','421fa83a-47e0-4cc2-87e7-6c17e1308379','1edda5fd-eeca-441f-b716-bb231657698d','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('86fa81c7-562e-4a06-a278-43eade54e959','421fa83a-47e0-4cc2-87e7-6c17e1308379','fd690d75-f7bd-42ab-84ae-98413e8ec825','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('43753fc5-cc78-4cde-8cb9-1d779314ce0b','421fa83a-47e0-4cc2-87e7-6c17e1308379',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "former_names" VALUES('c2173fde-c8fa-4a03-b47e-abb03c843587','58eeffc4-b9dc-4538-9b76-6ece58646281','示例旧名有限公司',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "items" VALUES('82f3d117-871c-4124-823c-c2bdf7a2cd72','58eeffc4-b9dc-4538-9b76-6ece58646281','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('b4afe238-d5b6-408b-a6cf-e03f52fcf13d','58eeffc4-b9dc-4538-9b76-6ece58646281','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('fd764271-081c-4f9c-9c7a-3ac179d9c167','58eeffc4-b9dc-4538-9b76-6ece58646281','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('1edda5fd-eeca-441f-b716-bb231657698d','421fa83a-47e0-4cc2-87e7-6c17e1308379','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('fd690d75-f7bd-42ab-84ae-98413e8ec825','421fa83a-47e0-4cc2-87e7-6c17e1308379','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('2e35cb05-3fd1-417c-ba0e-e01158a48ed8','421fa83a-47e0-4cc2-87e7-6c17e1308379','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "journal" VALUES(1,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','clients','58eeffc4-b9dc-4538-9b76-6ece58646281','insert','',NULL,'{"id":"58eeffc4-b9dc-4538-9b76-6ece58646281","name":"示例甲制造有限公司","short_name":"示例甲","uscc":"91330109MADEM0011R","uscc_pilot":false,"region":"330109","industry":"通用设备制造业","note":"示例备注","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(2,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','former_names','c2173fde-c8fa-4a03-b47e-abb03c843587','insert','',NULL,'{"id":"c2173fde-c8fa-4a03-b47e-abb03c843587","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","name":"示例旧名有限公司","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(3,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','items','82f3d117-871c-4124-823c-c2bdf7a2cd72','insert','',NULL,'{"id":"82f3d117-871c-4124-823c-c2bdf7a2cd72","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(4,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','items','b4afe238-d5b6-408b-a6cf-e03f52fcf13d','insert','',NULL,'{"id":"b4afe238-d5b6-408b-a6cf-e03f52fcf13d","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(5,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','items','fd764271-081c-4f9c-9c7a-3ac179d9c167','insert','',NULL,'{"id":"fd764271-081c-4f9c-9c7a-3ac179d9c167","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(6,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','facts','c83d60ec-e711-4bfb-a766-d043d8df4919','insert','',NULL,'{"id":"c83d60ec-e711-4bfb-a766-d043d8df4919","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(7,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','facts','84b5690a-65d6-4331-893c-408ebe6d96af','insert','',NULL,'{"id":"84b5690a-65d6-4331-893c-408ebe6d96af","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(8,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','facts','f7be5892-88ae-47d8-87fb-683ed75d415a','insert','',NULL,'{"id":"f7be5892-88ae-47d8-87fb-683ed75d415a","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(9,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','facts','14a47599-a7c5-440f-9c22-0fabfc94f4f1','insert','',NULL,'{"id":"14a47599-a7c5-440f-9c22-0fabfc94f4f1","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(10,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','facts','b7dd3680-395a-4c4e-b06f-d6734283e0ac','insert','',NULL,'{"id":"b7dd3680-395a-4c4e-b06f-d6734283e0ac","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(11,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','facts','fbb48d0a-7b67-4653-834a-d58eff12df44','insert','',NULL,'{"id":"fbb48d0a-7b67-4653-834a-d58eff12df44","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(12,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','facts','df270b94-9aad-4384-9aad-c79f8f12c2de','insert','',NULL,'{"id":"df270b94-9aad-4384-9aad-c79f8f12c2de","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(13,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','facts','8ecac8ab-75cd-4ac0-86b8-e6e1ccf96c23','insert','',NULL,'{"id":"8ecac8ab-75cd-4ac0-86b8-e6e1ccf96c23","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(14,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','facts','ef7c961d-68ba-424c-b7e9-d3996c7db0c2','insert','',NULL,'{"id":"ef7c961d-68ba-424c-b7e9-d3996c7db0c2","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(15,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','facts','33630556-73e7-4892-860b-f6e8454cd010','insert','',NULL,'{"id":"33630556-73e7-4892-860b-f6e8454cd010","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(16,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','facts','3ec35c15-5fa2-4816-ac3f-8c4ebc71740a','insert','',NULL,'{"id":"3ec35c15-5fa2-4816-ac3f-8c4ebc71740a","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(17,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','facts','32542f6d-931d-4bb4-a611-0f22c0d3cb98','insert','',NULL,'{"id":"32542f6d-931d-4bb4-a611-0f22c0d3cb98","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":"82f3d117-871c-4124-823c-c2bdf7a2cd72","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(18,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','facts','742f3616-3f58-4078-b3a2-5c52b7761ea4','insert','',NULL,'{"id":"742f3616-3f58-4078-b3a2-5c52b7761ea4","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":"82f3d117-871c-4124-823c-c2bdf7a2cd72","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(19,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','facts','2851f519-513e-41ed-88e9-2a5d6c9372ae','insert','',NULL,'{"id":"2851f519-513e-41ed-88e9-2a5d6c9372ae","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":"82f3d117-871c-4124-823c-c2bdf7a2cd72","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(20,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','facts','55f4a600-7cee-4bf0-80ae-a21e614a5068','insert','',NULL,'{"id":"55f4a600-7cee-4bf0-80ae-a21e614a5068","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":"b4afe238-d5b6-408b-a6cf-e03f52fcf13d","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(21,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','recognitions','93f3a6a7-563b-4cab-b028-95b78ba6b0c5','insert','',NULL,'{"id":"93f3a6a7-563b-4cab-b028-95b78ba6b0c5","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(22,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','recognitions','e4826d31-5b3e-470b-819b-5112bf64329e','insert','',NULL,'{"id":"e4826d31-5b3e-470b-819b-5112bf64329e","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(23,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','received','cfcafc62-7a58-41d4-b194-d602e928d56a','insert','',NULL,'{"id":"cfcafc62-7a58-41d4-b194-d602e928d56a","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(24,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','received','c60ab100-ad03-4199-a88c-8bc36c776c76','insert','',NULL,'{"id":"c60ab100-ad03-4199-a88c-8bc36c776c76","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":"82f3d117-871c-4124-823c-c2bdf7a2cd72","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(25,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','declarations','c78973e0-b73f-405a-a438-221e29b238f2','insert','',NULL,'{"id":"c78973e0-b73f-405a-a438-221e29b238f2","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(26,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','declarations','9c6001f8-850f-4705-be9e-f56ab427b2d6','insert','',NULL,'{"id":"9c6001f8-850f-4705-be9e-f56ab427b2d6","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(27,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','answers','2941fedd-5511-4026-9e23-9d182ffadc2c','insert','',NULL,'{"id":"2941fedd-5511-4026-9e23-9d182ffadc2c","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(28,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','answers','107e0ebc-8b3d-49bb-97a9-8994912b527d','insert','',NULL,'{"id":"107e0ebc-8b3d-49bb-97a9-8994912b527d","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(29,1,'58eeffc4-b9dc-4538-9b76-6ece58646281','answers','bdbebac4-1794-4b68-8b31-0e93627b58d6','insert','',NULL,'{"id":"bdbebac4-1794-4b68-8b31-0e93627b58d6","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(30,2,'58eeffc4-b9dc-4538-9b76-6ece58646281','facts','df270b94-9aad-4384-9aad-c79f8f12c2de','update','adopted','true','false');
INSERT INTO "journal" VALUES(31,2,'58eeffc4-b9dc-4538-9b76-6ece58646281','facts','920d8557-e1aa-4bcd-87ae-39973c4bb3c9','insert','',NULL,'{"id":"920d8557-e1aa-4bcd-87ae-39973c4bb3c9","client_id":"58eeffc4-b9dc-4538-9b76-6ece58646281","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"95000000","source":"tax","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(32,3,'019eea1a-318c-4515-a0d7-63351f479bfb','clients','019eea1a-318c-4515-a0d7-63351f479bfb','insert','',NULL,'{"id":"019eea1a-318c-4515-a0d7-63351f479bfb","name":"示例乙有限公司","short_name":"","uscc":"91330109MADEM00110","uscc_pilot":true,"region":null,"industry":"","note":"","demo":true,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(33,4,'019eea1a-318c-4515-a0d7-63351f479bfb','facts','3eff8356-532c-4a4e-9726-b7e1810d2cd4','insert','',NULL,'{"id":"3eff8356-532c-4a4e-9726-b7e1810d2cd4","client_id":"019eea1a-318c-4515-a0d7-63351f479bfb","item_id":null,"key":"employees","year":2024,"form":"integer","value":"12","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(34,4,'019eea1a-318c-4515-a0d7-63351f479bfb','facts','ee8c07f2-3bcb-4aee-96a2-f2563def9ade','insert','',NULL,'{"id":"ee8c07f2-3bcb-4aee-96a2-f2563def9ade","client_id":"019eea1a-318c-4515-a0d7-63351f479bfb","item_id":null,"key":"patents","year":null,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(35,5,'019eea1a-318c-4515-a0d7-63351f479bfb','clients','019eea1a-318c-4515-a0d7-63351f479bfb','update','deleted_at','null','"2026-11-21T12:00:00+00:00"');
INSERT INTO "journal" VALUES(36,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','clients','421fa83a-47e0-4cc2-87e7-6c17e1308379','insert','',NULL,'{"id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","name":"示例丙有限公司","short_name":"","uscc":null,"uscc_pilot":false,"region":"330109","industry":"","note":"","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(37,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','items','1edda5fd-eeca-441f-b716-bb231657698d','insert','',NULL,'{"id":"1edda5fd-eeca-441f-b716-bb231657698d","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(38,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','items','fd690d75-f7bd-42ab-84ae-98413e8ec825','insert','',NULL,'{"id":"fd690d75-f7bd-42ab-84ae-98413e8ec825","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(39,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','items','2e35cb05-3fd1-417c-ba0e-e01158a48ed8','insert','',NULL,'{"id":"2e35cb05-3fd1-417c-ba0e-e01158a48ed8","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(40,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','4e125805-136b-4255-88ab-2fd0d0cb9311','insert','',NULL,'{"id":"4e125805-136b-4255-88ab-2fd0d0cb9311","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(41,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','26153295-9bbc-415d-8dc5-9fdf2c019440','insert','',NULL,'{"id":"26153295-9bbc-415d-8dc5-9fdf2c019440","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(42,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','84056fbf-d97a-42e4-9e3f-2a6d89438966','insert','',NULL,'{"id":"84056fbf-d97a-42e4-9e3f-2a6d89438966","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(43,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','0a51e190-30f2-4e5a-9ee8-05025f1e6ccb','insert','',NULL,'{"id":"0a51e190-30f2-4e5a-9ee8-05025f1e6ccb","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(44,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','7a7c4cc0-3b59-497a-b1d6-160d6e86f939','insert','',NULL,'{"id":"7a7c4cc0-3b59-497a-b1d6-160d6e86f939","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(45,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','e2305317-1600-40e8-9dd9-063cd6774842','insert','',NULL,'{"id":"e2305317-1600-40e8-9dd9-063cd6774842","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(46,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','ac438c1e-2c3b-451e-ac97-c69db29d0f2c','insert','',NULL,'{"id":"ac438c1e-2c3b-451e-ac97-c69db29d0f2c","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(47,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','07112c0e-a766-45e8-b620-0561c1467bc1','insert','',NULL,'{"id":"07112c0e-a766-45e8-b620-0561c1467bc1","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(48,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','43753fc5-cc78-4cde-8cb9-1d779314ce0b','insert','',NULL,'{"id":"43753fc5-cc78-4cde-8cb9-1d779314ce0b","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(49,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','9853df9b-2604-4d55-b51c-0ac6b43ecd0f','insert','',NULL,'{"id":"9853df9b-2604-4d55-b51c-0ac6b43ecd0f","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(50,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','4681d6da-460d-4405-a365-ec9bb636ed87','insert','',NULL,'{"id":"4681d6da-460d-4405-a365-ec9bb636ed87","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(51,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','0ab43caa-868b-423a-8b6b-9bb601797576','insert','',NULL,'{"id":"0ab43caa-868b-423a-8b6b-9bb601797576","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":"1edda5fd-eeca-441f-b716-bb231657698d","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(52,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','8361772d-930b-4ffc-a706-bc88060a714f','insert','',NULL,'{"id":"8361772d-930b-4ffc-a706-bc88060a714f","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":"1edda5fd-eeca-441f-b716-bb231657698d","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(53,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','5caa7ee8-0fff-4dfe-9421-8e59fc7612bc','insert','',NULL,'{"id":"5caa7ee8-0fff-4dfe-9421-8e59fc7612bc","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":"1edda5fd-eeca-441f-b716-bb231657698d","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(54,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','86fa81c7-562e-4a06-a278-43eade54e959','insert','',NULL,'{"id":"86fa81c7-562e-4a06-a278-43eade54e959","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":"fd690d75-f7bd-42ab-84ae-98413e8ec825","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(55,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','recognitions','1c611279-6246-4b8d-ae7a-52f1d0482993','insert','',NULL,'{"id":"1c611279-6246-4b8d-ae7a-52f1d0482993","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(56,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','recognitions','5e207d1f-60de-46e6-ab6b-6d7c8c7cad09','insert','',NULL,'{"id":"5e207d1f-60de-46e6-ab6b-6d7c8c7cad09","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(57,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','received','c8e771bc-dae4-4f3c-a3f8-6d19868a21b5','insert','',NULL,'{"id":"c8e771bc-dae4-4f3c-a3f8-6d19868a21b5","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(58,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','received','9a0e1596-c53d-46cf-b967-a8365199498a','insert','',NULL,'{"id":"9a0e1596-c53d-46cf-b967-a8365199498a","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":"1edda5fd-eeca-441f-b716-bb231657698d","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(59,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','declarations','d3d34658-e32e-4cb7-82e9-5e445a2abad1','insert','',NULL,'{"id":"d3d34658-e32e-4cb7-82e9-5e445a2abad1","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(60,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','declarations','318a98c6-b067-42e9-96a2-6f563c27d838','insert','',NULL,'{"id":"318a98c6-b067-42e9-96a2-6f563c27d838","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(61,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','answers','692aa4ab-0ad9-4be5-86ac-17de989f6b4c','insert','',NULL,'{"id":"692aa4ab-0ad9-4be5-86ac-17de989f6b4c","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(62,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','answers','5045f85c-b2c6-4c58-b56f-6843f772dbc7','insert','',NULL,'{"id":"5045f85c-b2c6-4c58-b56f-6843f772dbc7","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(63,6,'421fa83a-47e0-4cc2-87e7-6c17e1308379','answers','1c448e38-5785-4df9-baa3-b28bdb72a6ae','insert','',NULL,'{"id":"1c448e38-5785-4df9-baa3-b28bdb72a6ae","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(64,7,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','43753fc5-cc78-4cde-8cb9-1d779314ce0b','delete','','{"id":"43753fc5-cc78-4cde-8cb9-1d779314ce0b","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(65,8,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','43753fc5-cc78-4cde-8cb9-1d779314ce0b','insert','',NULL,'{"id":"43753fc5-cc78-4cde-8cb9-1d779314ce0b","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(66,9,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','43753fc5-cc78-4cde-8cb9-1d779314ce0b','delete','','{"id":"43753fc5-cc78-4cde-8cb9-1d779314ce0b","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(67,10,'421fa83a-47e0-4cc2-87e7-6c17e1308379','facts','43753fc5-cc78-4cde-8cb9-1d779314ce0b','insert','',NULL,'{"id":"43753fc5-cc78-4cde-8cb9-1d779314ce0b","client_id":"421fa83a-47e0-4cc2-87e7-6c17e1308379","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
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
INSERT INTO "received" VALUES('cfcafc62-7a58-41d4-b194-d602e928d56a','58eeffc4-b9dc-4538-9b76-6ece58646281',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('c60ab100-ad03-4199-a88c-8bc36c776c76','58eeffc4-b9dc-4538-9b76-6ece58646281','82f3d117-871c-4124-823c-c2bdf7a2cd72','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('c8e771bc-dae4-4f3c-a3f8-6d19868a21b5','421fa83a-47e0-4cc2-87e7-6c17e1308379',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('9a0e1596-c53d-46cf-b967-a8365199498a','421fa83a-47e0-4cc2-87e7-6c17e1308379','1edda5fd-eeca-441f-b716-bb231657698d','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "recognitions" VALUES('93f3a6a7-563b-4cab-b028-95b78ba6b0c5','58eeffc4-b9dc-4538-9b76-6ece58646281','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('e4826d31-5b3e-470b-819b-5112bf64329e','58eeffc4-b9dc-4538-9b76-6ece58646281','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('1c611279-6246-4b8d-ae7a-52f1d0482993','421fa83a-47e0-4cc2-87e7-6c17e1308379','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('5e207d1f-60de-46e6-ab6b-6d7c8c7cad09','421fa83a-47e0-4cc2-87e7-6c17e1308379','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change_sets',10);
INSERT INTO "sqlite_sequence" VALUES('journal',67);
COMMIT;
