BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('r0004');
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
INSERT INTO "answers" VALUES('7941f377-aac5-4c27-ac8c-003cf9ec115e','410124b6-5755-4da0-b284-9c7fa9627678','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('2553e2bd-8a1c-4e9b-bd27-d99b74304f25','410124b6-5755-4da0-b284-9c7fa9627678','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('a311957c-abb2-4de4-8db9-4f1a8c302862','410124b6-5755-4da0-b284-9c7fa9627678','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('d8de16e7-f71c-44aa-b504-3d0c3b559f02','682991a8-28c4-456b-a46c-a77a62e19d56','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('0bed203f-e471-4e47-b85a-14dc838eea36','682991a8-28c4-456b-a46c-a77a62e19d56','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('adb801bc-5aed-43dc-bfe2-0a64051f8447','682991a8-28c4-456b-a46c-a77a62e19d56','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "applications" VALUES('f32c202e-34f8-4b9a-90e8-64c7581cfec6','410124b6-5755-4da0-b284-9c7fa9627678','measure','hz-2025-66.7.renovation','2026.11.1','tech_renovation#1','2026','49cc0f2d-1f28-491b-9a65-9f1fb09194d3','first','2026-11-21','paying','2026-09-01',NULL,NULL,NULL,NULL,'约区经信局','2026-12-01','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "applications" VALUES('31d75985-8729-40b0-a1d5-2cfb1d8beb68','410124b6-5755-4da0-b284-9c7fa9627678','title','little_giant','2026.11.1','','2026','49cc0f2d-1f28-491b-9a65-9f1fb09194d3','renewal','2026-11-21','re_review','2026-10-01',0,20000000,1,'2026-11-21','',NULL,'示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "assessments" VALUES('c84e3f04-3de0-4a99-b758-594b0b91b653','410124b6-5755-4da0-b284-9c7fa9627678','2026-11-21','2026-11-21 12:00:00.000000','2026.11.1','dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',0,20000000,40000000,'{"client":"示例甲制造有限公司","uscc":"91330109MADEM0011R","region":"330109","as_of":"2026-11-21","content_version":"2026.11.1","digest":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","drafts":false,"measures":[],"totals":{"confirmed":"200000","leads":"200000","possible":"400000","drafts_possible":"0","fixed":"200000","ceiling":"0","competitive":"0","others":"0"},"ladder":{"standing":"srdi_sme","name":"专精特新中小企业","known":true,"next":{"tier":"little_giant","name":"小巨人"},"renewals":[],"others":[],"duties":[]}}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE board_views (
	id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	choices TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_board_views PRIMARY KEY (id), 
	CONSTRAINT uq_board_views_name UNIQUE (name)
);
INSERT INTO "board_views" VALUES('fec7c48b-415a-4502-8142-9bcc31655a47','我的','{"city": "杭州市", "lanes": "advisor"}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "clients" VALUES('410124b6-5755-4da0-b284-9c7fa9627678','示例甲制造有限公司','示例甲','91330109MADEM0011R',0,'330109','通用设备制造业','示例备注',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
INSERT INTO "clients" VALUES('257e57fa-38bf-4986-9b90-bda45ec622bc','示例乙有限公司','','91330109MADEM00110',1,NULL,'','',1,'2026-11-21 12:00:00.000000',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','李航');
INSERT INTO "clients" VALUES('682991a8-28c4-456b-a46c-a77a62e19d56','示例丙有限公司','',NULL,0,'330109','','',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
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
INSERT INTO "contacts" VALUES('be3b32ee-92e2-491c-9654-c1b688f49c69','410124b6-5755-4da0-b284-9c7fa9627678','promise','2026-11-21','寄审计报告','王工','2026-12-20',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "declarations" VALUES('b862a6df-7665-4d4b-a7cf-caff33f9f325','410124b6-5755-4da0-b284-9c7fa9627678','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('0bacb51a-5436-44dd-b64d-5a82de9851cb','410124b6-5755-4da0-b284-9c7fa9627678','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('c83a7fb3-bfa0-4dc3-8730-6a663659777a','682991a8-28c4-456b-a46c-a77a62e19d56','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('d915c65a-b25b-43ab-8930-a7c986a1e31b','682991a8-28c4-456b-a46c-a77a62e19d56','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "dossiers" VALUES('4f1dd4f1-b8a3-4249-8b91-5aeba22c832d','410124b6-5755-4da0-b284-9c7fa9627678','verdict','2026-11-21','2026-11-21 12:00:00.000000','0A1B-2C3D-4E5F','2026.11.1',X'00FF27','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "facts" VALUES('2898be09-d231-4781-bb8e-8f98f27a800d','410124b6-5755-4da0-b284-9c7fa9627678',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('49fe6dd4-480d-4ea4-8e43-fbb1f04cf8ea','410124b6-5755-4da0-b284-9c7fa9627678',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('d715f874-e274-4efb-bdc0-18cd20d6c395','410124b6-5755-4da0-b284-9c7fa9627678',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('3c021800-5079-4159-9b4a-70227e1751ef','410124b6-5755-4da0-b284-9c7fa9627678',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('96d327a7-e574-4635-88e6-cffa84e4bb00','410124b6-5755-4da0-b284-9c7fa9627678',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('9b0dcab3-e3fb-4878-98eb-7c3e75d89af1','410124b6-5755-4da0-b284-9c7fa9627678',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('5be4a8be-cca6-4916-b43c-e1f49c67f443','410124b6-5755-4da0-b284-9c7fa9627678',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('b816b77c-f354-403b-b007-aa0ba544b60a','410124b6-5755-4da0-b284-9c7fa9627678',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('6df568d1-d139-4709-adbd-054d6374dd08','410124b6-5755-4da0-b284-9c7fa9627678',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('7c718dfb-b7b0-4d72-8059-ff57d589a839','410124b6-5755-4da0-b284-9c7fa9627678',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('1ec5126d-add9-406a-996b-9de17766e8db','410124b6-5755-4da0-b284-9c7fa9627678',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('3160a8fc-9a31-4249-bcb1-a3582be9783b','410124b6-5755-4da0-b284-9c7fa9627678','88cb0cbc-caa5-46f8-93ba-0c6cca3867b9','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('21eeaa79-e2cd-47c3-8c80-7c9e8aade072','410124b6-5755-4da0-b284-9c7fa9627678','88cb0cbc-caa5-46f8-93ba-0c6cca3867b9','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('073a16fe-cb6f-4f1e-9139-b45fa4628452','410124b6-5755-4da0-b284-9c7fa9627678','88cb0cbc-caa5-46f8-93ba-0c6cca3867b9','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('f856bc8d-902e-48da-9b28-301aabdfcbaf','410124b6-5755-4da0-b284-9c7fa9627678','d6c92c98-dfaa-4dfe-917b-c041721c9405','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('522c5439-b2c4-4278-872e-aac91f5878c8','410124b6-5755-4da0-b284-9c7fa9627678',NULL,'revenue',2025,'decimal','95000000','tax','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('5be1843b-14b9-4804-8249-583c9153bd83','257e57fa-38bf-4986-9b90-bda45ec622bc',NULL,'employees',2024,'integer','12','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('53ff7818-a8c2-424e-9121-35a4f75c755c','257e57fa-38bf-4986-9b90-bda45ec622bc',NULL,'patents',NULL,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('0ba8b696-d81a-460f-89b6-83ce3bf4827d','682991a8-28c4-456b-a46c-a77a62e19d56',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('61506c26-6380-428f-9943-d2863d003ad9','682991a8-28c4-456b-a46c-a77a62e19d56',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('36d52596-168a-4c38-a896-9c67e3d65b2f','682991a8-28c4-456b-a46c-a77a62e19d56',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('603d8738-ec29-44c7-9813-c5e898ff93c0','682991a8-28c4-456b-a46c-a77a62e19d56',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('40f61bde-40f3-44a2-8cf9-2a1296e6c288','682991a8-28c4-456b-a46c-a77a62e19d56',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('d8042314-b85c-4e06-9767-373528bf0591','682991a8-28c4-456b-a46c-a77a62e19d56',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('13d1b2a2-f532-4dca-94cc-53ed145d17d7','682991a8-28c4-456b-a46c-a77a62e19d56',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('430fa627-58f2-4011-aa31-7ef9a9343617','682991a8-28c4-456b-a46c-a77a62e19d56',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('9e08a877-d0fb-4516-a85f-b822c71adf78','682991a8-28c4-456b-a46c-a77a62e19d56',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('a54ac4ae-59d6-4965-8c36-d4ddefd93ba6','682991a8-28c4-456b-a46c-a77a62e19d56',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('c30dc5db-8da7-42bf-b7b1-7b573e0a3527','682991a8-28c4-456b-a46c-a77a62e19d56','821dc2c6-e3de-44ee-a475-4c031bb966d3','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('30b31922-95f3-436b-b683-93478a4a89ae','682991a8-28c4-456b-a46c-a77a62e19d56','821dc2c6-e3de-44ee-a475-4c031bb966d3','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('4ffe0675-d964-493f-bb70-bfae47f3a4e9','682991a8-28c4-456b-a46c-a77a62e19d56','821dc2c6-e3de-44ee-a475-4c031bb966d3','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('25ccdcd1-695b-4352-ac5c-d892620d5a4d','682991a8-28c4-456b-a46c-a77a62e19d56','33628aee-f01f-411a-8f68-395754b9646a','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('33b5a6c7-21be-471c-8513-4a1b3c263efc','682991a8-28c4-456b-a46c-a77a62e19d56',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "file_uses" VALUES('198de651-33db-4d4c-a40e-72d4502369ee','410124b6-5755-4da0-b284-9c7fa9627678','221fd667-518b-4166-9cc5-6a3fed5be18e','fact','revenue',2025,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "file_uses" VALUES('e44818b5-7ff3-4f2c-9bec-678872091653','410124b6-5755-4da0-b284-9c7fa9627678','221fd667-518b-4166-9cc5-6a3fed5be18e','clause','hz-2025-66',NULL,'7','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "files" VALUES('221fd667-518b-4166-9cc5-6a3fed5be18e','410124b6-5755-4da0-b284-9c7fa9627678','0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef','审计报告.pdf',8589934592,'2027-06-30','扫描件','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "former_names" VALUES('99ae16b2-0f40-4cc6-b4cd-0f23fc9aa7fd','410124b6-5755-4da0-b284-9c7fa9627678','示例旧名有限公司',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "items" VALUES('88cb0cbc-caa5-46f8-93ba-0c6cca3867b9','410124b6-5755-4da0-b284-9c7fa9627678','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('d6c92c98-dfaa-4dfe-917b-c041721c9405','410124b6-5755-4da0-b284-9c7fa9627678','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('4044261a-0b52-4521-bd8e-fa16f6f3bcb9','410124b6-5755-4da0-b284-9c7fa9627678','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('821dc2c6-e3de-44ee-a475-4c031bb966d3','682991a8-28c4-456b-a46c-a77a62e19d56','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('33628aee-f01f-411a-8f68-395754b9646a','682991a8-28c4-456b-a46c-a77a62e19d56','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('6f72cafe-1464-4d28-891d-fe9f94fce5f0','682991a8-28c4-456b-a46c-a77a62e19d56','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "journal" VALUES(1,1,'410124b6-5755-4da0-b284-9c7fa9627678','clients','410124b6-5755-4da0-b284-9c7fa9627678','insert','',NULL,'{"id":"410124b6-5755-4da0-b284-9c7fa9627678","name":"示例甲制造有限公司","short_name":"示例甲","uscc":"91330109MADEM0011R","uscc_pilot":false,"region":"330109","industry":"通用设备制造业","advisor":"","note":"示例备注","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(2,1,'410124b6-5755-4da0-b284-9c7fa9627678','former_names','99ae16b2-0f40-4cc6-b4cd-0f23fc9aa7fd','insert','',NULL,'{"id":"99ae16b2-0f40-4cc6-b4cd-0f23fc9aa7fd","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","name":"示例旧名有限公司","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(3,1,'410124b6-5755-4da0-b284-9c7fa9627678','items','88cb0cbc-caa5-46f8-93ba-0c6cca3867b9','insert','',NULL,'{"id":"88cb0cbc-caa5-46f8-93ba-0c6cca3867b9","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(4,1,'410124b6-5755-4da0-b284-9c7fa9627678','items','d6c92c98-dfaa-4dfe-917b-c041721c9405','insert','',NULL,'{"id":"d6c92c98-dfaa-4dfe-917b-c041721c9405","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(5,1,'410124b6-5755-4da0-b284-9c7fa9627678','items','4044261a-0b52-4521-bd8e-fa16f6f3bcb9','insert','',NULL,'{"id":"4044261a-0b52-4521-bd8e-fa16f6f3bcb9","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(6,1,'410124b6-5755-4da0-b284-9c7fa9627678','facts','2898be09-d231-4781-bb8e-8f98f27a800d','insert','',NULL,'{"id":"2898be09-d231-4781-bb8e-8f98f27a800d","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(7,1,'410124b6-5755-4da0-b284-9c7fa9627678','facts','49fe6dd4-480d-4ea4-8e43-fbb1f04cf8ea','insert','',NULL,'{"id":"49fe6dd4-480d-4ea4-8e43-fbb1f04cf8ea","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(8,1,'410124b6-5755-4da0-b284-9c7fa9627678','facts','d715f874-e274-4efb-bdc0-18cd20d6c395','insert','',NULL,'{"id":"d715f874-e274-4efb-bdc0-18cd20d6c395","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(9,1,'410124b6-5755-4da0-b284-9c7fa9627678','facts','3c021800-5079-4159-9b4a-70227e1751ef','insert','',NULL,'{"id":"3c021800-5079-4159-9b4a-70227e1751ef","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(10,1,'410124b6-5755-4da0-b284-9c7fa9627678','facts','96d327a7-e574-4635-88e6-cffa84e4bb00','insert','',NULL,'{"id":"96d327a7-e574-4635-88e6-cffa84e4bb00","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(11,1,'410124b6-5755-4da0-b284-9c7fa9627678','facts','9b0dcab3-e3fb-4878-98eb-7c3e75d89af1','insert','',NULL,'{"id":"9b0dcab3-e3fb-4878-98eb-7c3e75d89af1","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(12,1,'410124b6-5755-4da0-b284-9c7fa9627678','facts','5be4a8be-cca6-4916-b43c-e1f49c67f443','insert','',NULL,'{"id":"5be4a8be-cca6-4916-b43c-e1f49c67f443","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(13,1,'410124b6-5755-4da0-b284-9c7fa9627678','facts','b816b77c-f354-403b-b007-aa0ba544b60a','insert','',NULL,'{"id":"b816b77c-f354-403b-b007-aa0ba544b60a","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(14,1,'410124b6-5755-4da0-b284-9c7fa9627678','facts','6df568d1-d139-4709-adbd-054d6374dd08','insert','',NULL,'{"id":"6df568d1-d139-4709-adbd-054d6374dd08","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(15,1,'410124b6-5755-4da0-b284-9c7fa9627678','facts','7c718dfb-b7b0-4d72-8059-ff57d589a839','insert','',NULL,'{"id":"7c718dfb-b7b0-4d72-8059-ff57d589a839","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(16,1,'410124b6-5755-4da0-b284-9c7fa9627678','facts','1ec5126d-add9-406a-996b-9de17766e8db','insert','',NULL,'{"id":"1ec5126d-add9-406a-996b-9de17766e8db","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(17,1,'410124b6-5755-4da0-b284-9c7fa9627678','facts','3160a8fc-9a31-4249-bcb1-a3582be9783b','insert','',NULL,'{"id":"3160a8fc-9a31-4249-bcb1-a3582be9783b","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":"88cb0cbc-caa5-46f8-93ba-0c6cca3867b9","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(18,1,'410124b6-5755-4da0-b284-9c7fa9627678','facts','21eeaa79-e2cd-47c3-8c80-7c9e8aade072','insert','',NULL,'{"id":"21eeaa79-e2cd-47c3-8c80-7c9e8aade072","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":"88cb0cbc-caa5-46f8-93ba-0c6cca3867b9","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(19,1,'410124b6-5755-4da0-b284-9c7fa9627678','facts','073a16fe-cb6f-4f1e-9139-b45fa4628452','insert','',NULL,'{"id":"073a16fe-cb6f-4f1e-9139-b45fa4628452","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":"88cb0cbc-caa5-46f8-93ba-0c6cca3867b9","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(20,1,'410124b6-5755-4da0-b284-9c7fa9627678','facts','f856bc8d-902e-48da-9b28-301aabdfcbaf','insert','',NULL,'{"id":"f856bc8d-902e-48da-9b28-301aabdfcbaf","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":"d6c92c98-dfaa-4dfe-917b-c041721c9405","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(21,1,'410124b6-5755-4da0-b284-9c7fa9627678','recognitions','48e5fb18-d830-4f1c-8e2f-d9da33e6ea7c','insert','',NULL,'{"id":"48e5fb18-d830-4f1c-8e2f-d9da33e6ea7c","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(22,1,'410124b6-5755-4da0-b284-9c7fa9627678','recognitions','1f57d9e0-c69f-4ce7-8b4f-9b8bfa2b56a1','insert','',NULL,'{"id":"1f57d9e0-c69f-4ce7-8b4f-9b8bfa2b56a1","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(23,1,'410124b6-5755-4da0-b284-9c7fa9627678','received','fe180c4c-d3b3-4dd1-aee1-9e2c16396a78','insert','',NULL,'{"id":"fe180c4c-d3b3-4dd1-aee1-9e2c16396a78","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(24,1,'410124b6-5755-4da0-b284-9c7fa9627678','received','da9a352f-5371-4bfd-8114-fcd58856f18e','insert','',NULL,'{"id":"da9a352f-5371-4bfd-8114-fcd58856f18e","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":"88cb0cbc-caa5-46f8-93ba-0c6cca3867b9","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(25,1,'410124b6-5755-4da0-b284-9c7fa9627678','declarations','b862a6df-7665-4d4b-a7cf-caff33f9f325','insert','',NULL,'{"id":"b862a6df-7665-4d4b-a7cf-caff33f9f325","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(26,1,'410124b6-5755-4da0-b284-9c7fa9627678','declarations','0bacb51a-5436-44dd-b64d-5a82de9851cb','insert','',NULL,'{"id":"0bacb51a-5436-44dd-b64d-5a82de9851cb","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(27,1,'410124b6-5755-4da0-b284-9c7fa9627678','answers','7941f377-aac5-4c27-ac8c-003cf9ec115e','insert','',NULL,'{"id":"7941f377-aac5-4c27-ac8c-003cf9ec115e","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(28,1,'410124b6-5755-4da0-b284-9c7fa9627678','answers','2553e2bd-8a1c-4e9b-bd27-d99b74304f25','insert','',NULL,'{"id":"2553e2bd-8a1c-4e9b-bd27-d99b74304f25","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(29,1,'410124b6-5755-4da0-b284-9c7fa9627678','answers','a311957c-abb2-4de4-8db9-4f1a8c302862','insert','',NULL,'{"id":"a311957c-abb2-4de4-8db9-4f1a8c302862","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(30,2,'410124b6-5755-4da0-b284-9c7fa9627678','facts','5be4a8be-cca6-4916-b43c-e1f49c67f443','update','adopted','true','false');
INSERT INTO "journal" VALUES(31,2,'410124b6-5755-4da0-b284-9c7fa9627678','facts','522c5439-b2c4-4278-872e-aac91f5878c8','insert','',NULL,'{"id":"522c5439-b2c4-4278-872e-aac91f5878c8","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"95000000","source":"tax","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(32,3,'257e57fa-38bf-4986-9b90-bda45ec622bc','clients','257e57fa-38bf-4986-9b90-bda45ec622bc','insert','',NULL,'{"id":"257e57fa-38bf-4986-9b90-bda45ec622bc","name":"示例乙有限公司","short_name":"","uscc":"91330109MADEM00110","uscc_pilot":true,"region":null,"industry":"","advisor":"李航","note":"","demo":true,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(33,4,'257e57fa-38bf-4986-9b90-bda45ec622bc','facts','5be1843b-14b9-4804-8249-583c9153bd83','insert','',NULL,'{"id":"5be1843b-14b9-4804-8249-583c9153bd83","client_id":"257e57fa-38bf-4986-9b90-bda45ec622bc","item_id":null,"key":"employees","year":2024,"form":"integer","value":"12","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(34,4,'257e57fa-38bf-4986-9b90-bda45ec622bc','facts','53ff7818-a8c2-424e-9121-35a4f75c755c','insert','',NULL,'{"id":"53ff7818-a8c2-424e-9121-35a4f75c755c","client_id":"257e57fa-38bf-4986-9b90-bda45ec622bc","item_id":null,"key":"patents","year":null,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(35,5,'257e57fa-38bf-4986-9b90-bda45ec622bc','clients','257e57fa-38bf-4986-9b90-bda45ec622bc','update','deleted_at','null','"2026-11-21T12:00:00+00:00"');
INSERT INTO "journal" VALUES(36,6,'682991a8-28c4-456b-a46c-a77a62e19d56','clients','682991a8-28c4-456b-a46c-a77a62e19d56','insert','',NULL,'{"id":"682991a8-28c4-456b-a46c-a77a62e19d56","name":"示例丙有限公司","short_name":"","uscc":null,"uscc_pilot":false,"region":"330109","industry":"","advisor":"","note":"","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(37,6,'682991a8-28c4-456b-a46c-a77a62e19d56','items','821dc2c6-e3de-44ee-a475-4c031bb966d3','insert','',NULL,'{"id":"821dc2c6-e3de-44ee-a475-4c031bb966d3","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(38,6,'682991a8-28c4-456b-a46c-a77a62e19d56','items','33628aee-f01f-411a-8f68-395754b9646a','insert','',NULL,'{"id":"33628aee-f01f-411a-8f68-395754b9646a","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(39,6,'682991a8-28c4-456b-a46c-a77a62e19d56','items','6f72cafe-1464-4d28-891d-fe9f94fce5f0','insert','',NULL,'{"id":"6f72cafe-1464-4d28-891d-fe9f94fce5f0","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(40,6,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','0ba8b696-d81a-460f-89b6-83ce3bf4827d','insert','',NULL,'{"id":"0ba8b696-d81a-460f-89b6-83ce3bf4827d","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(41,6,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','61506c26-6380-428f-9943-d2863d003ad9','insert','',NULL,'{"id":"61506c26-6380-428f-9943-d2863d003ad9","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(42,6,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','36d52596-168a-4c38-a896-9c67e3d65b2f','insert','',NULL,'{"id":"36d52596-168a-4c38-a896-9c67e3d65b2f","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(43,6,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','603d8738-ec29-44c7-9813-c5e898ff93c0','insert','',NULL,'{"id":"603d8738-ec29-44c7-9813-c5e898ff93c0","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(44,6,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','40f61bde-40f3-44a2-8cf9-2a1296e6c288','insert','',NULL,'{"id":"40f61bde-40f3-44a2-8cf9-2a1296e6c288","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(45,6,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','d8042314-b85c-4e06-9767-373528bf0591','insert','',NULL,'{"id":"d8042314-b85c-4e06-9767-373528bf0591","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(46,6,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','13d1b2a2-f532-4dca-94cc-53ed145d17d7','insert','',NULL,'{"id":"13d1b2a2-f532-4dca-94cc-53ed145d17d7","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(47,6,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','430fa627-58f2-4011-aa31-7ef9a9343617','insert','',NULL,'{"id":"430fa627-58f2-4011-aa31-7ef9a9343617","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(48,6,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','33b5a6c7-21be-471c-8513-4a1b3c263efc','insert','',NULL,'{"id":"33b5a6c7-21be-471c-8513-4a1b3c263efc","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(49,6,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','9e08a877-d0fb-4516-a85f-b822c71adf78','insert','',NULL,'{"id":"9e08a877-d0fb-4516-a85f-b822c71adf78","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(50,6,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','a54ac4ae-59d6-4965-8c36-d4ddefd93ba6','insert','',NULL,'{"id":"a54ac4ae-59d6-4965-8c36-d4ddefd93ba6","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(51,6,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','c30dc5db-8da7-42bf-b7b1-7b573e0a3527','insert','',NULL,'{"id":"c30dc5db-8da7-42bf-b7b1-7b573e0a3527","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":"821dc2c6-e3de-44ee-a475-4c031bb966d3","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(52,6,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','30b31922-95f3-436b-b683-93478a4a89ae','insert','',NULL,'{"id":"30b31922-95f3-436b-b683-93478a4a89ae","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":"821dc2c6-e3de-44ee-a475-4c031bb966d3","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(53,6,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','4ffe0675-d964-493f-bb70-bfae47f3a4e9','insert','',NULL,'{"id":"4ffe0675-d964-493f-bb70-bfae47f3a4e9","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":"821dc2c6-e3de-44ee-a475-4c031bb966d3","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(54,6,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','25ccdcd1-695b-4352-ac5c-d892620d5a4d','insert','',NULL,'{"id":"25ccdcd1-695b-4352-ac5c-d892620d5a4d","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":"33628aee-f01f-411a-8f68-395754b9646a","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(55,6,'682991a8-28c4-456b-a46c-a77a62e19d56','recognitions','c9a2ddd6-f842-489d-8aa8-56364a99285b','insert','',NULL,'{"id":"c9a2ddd6-f842-489d-8aa8-56364a99285b","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(56,6,'682991a8-28c4-456b-a46c-a77a62e19d56','recognitions','83b95aa4-772d-45c0-84a8-bbac25bca475','insert','',NULL,'{"id":"83b95aa4-772d-45c0-84a8-bbac25bca475","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(57,6,'682991a8-28c4-456b-a46c-a77a62e19d56','received','3a68ef56-a2fc-4841-8225-7c16095b0406','insert','',NULL,'{"id":"3a68ef56-a2fc-4841-8225-7c16095b0406","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(58,6,'682991a8-28c4-456b-a46c-a77a62e19d56','received','aad867f4-bf39-4c37-8296-49b27c81eec4','insert','',NULL,'{"id":"aad867f4-bf39-4c37-8296-49b27c81eec4","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":"821dc2c6-e3de-44ee-a475-4c031bb966d3","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(59,6,'682991a8-28c4-456b-a46c-a77a62e19d56','declarations','c83a7fb3-bfa0-4dc3-8730-6a663659777a','insert','',NULL,'{"id":"c83a7fb3-bfa0-4dc3-8730-6a663659777a","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(60,6,'682991a8-28c4-456b-a46c-a77a62e19d56','declarations','d915c65a-b25b-43ab-8930-a7c986a1e31b','insert','',NULL,'{"id":"d915c65a-b25b-43ab-8930-a7c986a1e31b","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(61,6,'682991a8-28c4-456b-a46c-a77a62e19d56','answers','d8de16e7-f71c-44aa-b504-3d0c3b559f02','insert','',NULL,'{"id":"d8de16e7-f71c-44aa-b504-3d0c3b559f02","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(62,6,'682991a8-28c4-456b-a46c-a77a62e19d56','answers','0bed203f-e471-4e47-b85a-14dc838eea36','insert','',NULL,'{"id":"0bed203f-e471-4e47-b85a-14dc838eea36","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(63,6,'682991a8-28c4-456b-a46c-a77a62e19d56','answers','adb801bc-5aed-43dc-bfe2-0a64051f8447','insert','',NULL,'{"id":"adb801bc-5aed-43dc-bfe2-0a64051f8447","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(64,7,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','33b5a6c7-21be-471c-8513-4a1b3c263efc','delete','','{"id":"33b5a6c7-21be-471c-8513-4a1b3c263efc","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(65,8,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','33b5a6c7-21be-471c-8513-4a1b3c263efc','insert','',NULL,'{"id":"33b5a6c7-21be-471c-8513-4a1b3c263efc","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(66,9,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','33b5a6c7-21be-471c-8513-4a1b3c263efc','delete','','{"id":"33b5a6c7-21be-471c-8513-4a1b3c263efc","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(67,10,'682991a8-28c4-456b-a46c-a77a62e19d56','facts','33b5a6c7-21be-471c-8513-4a1b3c263efc','insert','',NULL,'{"id":"33b5a6c7-21be-471c-8513-4a1b3c263efc","client_id":"682991a8-28c4-456b-a46c-a77a62e19d56","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(68,11,'','windows','49cc0f2d-1f28-491b-9a65-9f1fb09194d3','insert','',NULL,'{"id":"49cc0f2d-1f28-491b-9a65-9f1fb09194d3","region":"330100","target":"hz-2025-66.7.renovation","label":"2026","opens_on":"2026-03-01","closes_on":"2026-06-30","note":"示例通知","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(69,11,'410124b6-5755-4da0-b284-9c7fa9627678','applications','f32c202e-34f8-4b9a-90e8-64c7581cfec6','insert','',NULL,'{"id":"f32c202e-34f8-4b9a-90e8-64c7581cfec6","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","pursuit":"measure","target":"hz-2025-66.7.renovation","content_version":"2026.11.1","item":"tech_renovation#1","round":"2026","window_id":"49cc0f2d-1f28-491b-9a65-9f1fb09194d3","purpose":"first","opened_on":"2026-11-21","stage":"lead","stage_on":"2026-11-21","fixed":null,"ceiling":null,"expected":null,"estimated_on":null,"next_step":"","next_on":null,"note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(70,11,'410124b6-5755-4da0-b284-9c7fa9627678','applications','31d75985-8729-40b0-a1d5-2cfb1d8beb68','insert','',NULL,'{"id":"31d75985-8729-40b0-a1d5-2cfb1d8beb68","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","pursuit":"title","target":"little_giant","content_version":"2026.11.1","item":"","round":"2026","window_id":"49cc0f2d-1f28-491b-9a65-9f1fb09194d3","purpose":"renewal","opened_on":"2026-11-21","stage":"cultivating","stage_on":"2026-11-21","fixed":null,"ceiling":null,"expected":null,"estimated_on":null,"next_step":"","next_on":null,"note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(71,11,'410124b6-5755-4da0-b284-9c7fa9627678','applications','f32c202e-34f8-4b9a-90e8-64c7581cfec6','update','next_step','""','"约区经信局"');
INSERT INTO "journal" VALUES(72,11,'410124b6-5755-4da0-b284-9c7fa9627678','applications','f32c202e-34f8-4b9a-90e8-64c7581cfec6','update','next_on','null','"2026-12-01"');
INSERT INTO "journal" VALUES(73,11,'410124b6-5755-4da0-b284-9c7fa9627678','applications','31d75985-8729-40b0-a1d5-2cfb1d8beb68','update','fixed','null','"0"');
INSERT INTO "journal" VALUES(74,11,'410124b6-5755-4da0-b284-9c7fa9627678','applications','31d75985-8729-40b0-a1d5-2cfb1d8beb68','update','ceiling','null','"200000"');
INSERT INTO "journal" VALUES(75,11,'410124b6-5755-4da0-b284-9c7fa9627678','applications','31d75985-8729-40b0-a1d5-2cfb1d8beb68','update','expected','null','"0.01"');
INSERT INTO "journal" VALUES(76,11,'410124b6-5755-4da0-b284-9c7fa9627678','applications','31d75985-8729-40b0-a1d5-2cfb1d8beb68','update','estimated_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(77,11,'410124b6-5755-4da0-b284-9c7fa9627678','tasks','f70b12cd-5103-4543-a2f0-d5122c1772ff','insert','',NULL,'{"id":"f70b12cd-5103-4543-a2f0-d5122c1772ff","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","application_id":"f32c202e-34f8-4b9a-90e8-64c7581cfec6","title":"盖章","due_on":"2026-12-10","done_on":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(78,11,'410124b6-5755-4da0-b284-9c7fa9627678','tasks','88d109e4-913f-45d3-be99-8f6889f7fc05','insert','',NULL,'{"id":"88d109e4-913f-45d3-be99-8f6889f7fc05","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","application_id":null,"title":"回访","due_on":null,"done_on":"2026-11-21","note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(79,11,'410124b6-5755-4da0-b284-9c7fa9627678','papers','a3ac8c98-ae73-4b5f-beea-df1755b8f66d','insert','',NULL,'{"id":"a3ac8c98-ae73-4b5f-beea-df1755b8f66d","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","application_id":"f32c202e-34f8-4b9a-90e8-64c7581cfec6","position":0,"name":"营业执照","required":true,"form":"复印件","valid":"","issuer":"","received_on":null,"valid_to":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(80,11,'410124b6-5755-4da0-b284-9c7fa9627678','papers','ef0cb669-2f81-4367-bffe-3ccf8f3d9daf','insert','',NULL,'{"id":"ef0cb669-2f81-4367-bffe-3ccf8f3d9daf","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","application_id":"f32c202e-34f8-4b9a-90e8-64c7581cfec6","position":1,"name":"佐证","required":false,"form":"","valid":"","issuer":"","received_on":null,"valid_to":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(81,11,'410124b6-5755-4da0-b284-9c7fa9627678','contacts','be3b32ee-92e2-491c-9654-c1b688f49c69','insert','',NULL,'{"id":"be3b32ee-92e2-491c-9654-c1b688f49c69","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","kind":"promise","day":"2026-11-21","text":"寄审计报告","who":"王工","due_on":"2026-12-20","done_on":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(82,11,'410124b6-5755-4da0-b284-9c7fa9627678','marks','b77a48d9-bd16-485c-b44e-2b789b7dc926','insert','',NULL,'{"id":"b77a48d9-bd16-485c-b44e-2b789b7dc926","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","subject":"hnte","kind":"update","occasion":"update-2026/2026","done_on":"2026-11-21","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(83,11,'','board_views','fec7c48b-415a-4502-8142-9bcc31655a47','insert','',NULL,'{"id":"fec7c48b-415a-4502-8142-9bcc31655a47","name":"我的","choices":"{\"city\": \"杭州市\", \"lanes\": \"advisor\"}","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(84,11,'410124b6-5755-4da0-b284-9c7fa9627678','plans','d3093c59-be57-48b6-b72d-083ad3edf1f9','insert','',NULL,'{"id":"d3093c59-be57-48b6-b72d-083ad3edf1f9","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","inputs":"{\"growth\": {\"较可能\": {\"revenue\": \"10%\"}}, \"title\": \"little_giant\", \"years\": 3}","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(85,12,'410124b6-5755-4da0-b284-9c7fa9627678','steps','e770c5a3-f4cc-44d1-a78d-456da1d4a5d9','insert','',NULL,'{"id":"e770c5a3-f4cc-44d1-a78d-456da1d4a5d9","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","application_id":"f32c202e-34f8-4b9a-90e8-64c7581cfec6","position":0,"event":"submit","before":"lead","after":"submitted","day":"2026-05-01","receipt":"受理 1 号","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(86,12,'410124b6-5755-4da0-b284-9c7fa9627678','applications','f32c202e-34f8-4b9a-90e8-64c7581cfec6','update','stage','"lead"','"submitted"');
INSERT INTO "journal" VALUES(87,12,'410124b6-5755-4da0-b284-9c7fa9627678','applications','f32c202e-34f8-4b9a-90e8-64c7581cfec6','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(88,12,'410124b6-5755-4da0-b284-9c7fa9627678','steps','bff2c5c7-1e95-4dd4-a503-334a937503ba','insert','',NULL,'{"id":"bff2c5c7-1e95-4dd4-a503-334a937503ba","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","application_id":"f32c202e-34f8-4b9a-90e8-64c7581cfec6","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","receipt":"","number":"示例〔2026〕8号","amount":"1234567.89","payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(89,12,'410124b6-5755-4da0-b284-9c7fa9627678','applications','f32c202e-34f8-4b9a-90e8-64c7581cfec6','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(90,12,'410124b6-5755-4da0-b284-9c7fa9627678','applications','f32c202e-34f8-4b9a-90e8-64c7581cfec6','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(91,12,'410124b6-5755-4da0-b284-9c7fa9627678','received','428de39c-317f-4602-a35b-0c580895afd8','insert','',NULL,'{"id":"428de39c-317f-4602-a35b-0c580895afd8","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","item_id":"88cb0cbc-caa5-46f8-93ba-0c6cca3867b9","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2026,"payer":"示例区经信局","tranche":"第一笔","note":"","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(92,12,'410124b6-5755-4da0-b284-9c7fa9627678','steps','17426baa-fb12-4b38-920b-38166ac00fe0','insert','',NULL,'{"id":"17426baa-fb12-4b38-920b-38166ac00fe0","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","application_id":"f32c202e-34f8-4b9a-90e8-64c7581cfec6","position":2,"event":"pay","before":"recognized","after":"paying","day":"2026-09-01","receipt":"","number":"拨 1 号","amount":"0.01","payer":"示例区经信局","tranche":"第一笔","until":null,"reason":"","recognition_id":null,"received_id":"428de39c-317f-4602-a35b-0c580895afd8","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(93,12,'410124b6-5755-4da0-b284-9c7fa9627678','applications','f32c202e-34f8-4b9a-90e8-64c7581cfec6','update','stage','"recognized"','"paying"');
INSERT INTO "journal" VALUES(94,12,'410124b6-5755-4da0-b284-9c7fa9627678','applications','f32c202e-34f8-4b9a-90e8-64c7581cfec6','update','stage_on','"2026-07-01"','"2026-09-01"');
INSERT INTO "journal" VALUES(95,12,'410124b6-5755-4da0-b284-9c7fa9627678','steps','98ef00a1-5cc2-4007-9e53-b380f2bb2227','insert','',NULL,'{"id":"98ef00a1-5cc2-4007-9e53-b380f2bb2227","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","application_id":"31d75985-8729-40b0-a1d5-2cfb1d8beb68","position":0,"event":"submit","before":"cultivating","after":"submitted","day":"2026-05-01","receipt":"","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(96,12,'410124b6-5755-4da0-b284-9c7fa9627678','applications','31d75985-8729-40b0-a1d5-2cfb1d8beb68','update','stage','"cultivating"','"submitted"');
INSERT INTO "journal" VALUES(97,12,'410124b6-5755-4da0-b284-9c7fa9627678','applications','31d75985-8729-40b0-a1d5-2cfb1d8beb68','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(98,12,'410124b6-5755-4da0-b284-9c7fa9627678','recognitions','281979bf-dcf4-4525-bcc5-e11e319fc259','insert','',NULL,'{"id":"281979bf-dcf4-4525-bcc5-e11e319fc259","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","kind":"little_giant","event":"first","granted_on":"2026-07-01","valid_to":"2029-06-30","document_number":"示例〔2026〕7号","note":"","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(99,12,'410124b6-5755-4da0-b284-9c7fa9627678','steps','f1a1a52e-5e70-4f1e-acaf-4ca75467196f','insert','',NULL,'{"id":"f1a1a52e-5e70-4f1e-acaf-4ca75467196f","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","application_id":"31d75985-8729-40b0-a1d5-2cfb1d8beb68","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","receipt":"","number":"示例〔2026〕7号","amount":null,"payer":"","tranche":"","until":"2029-06-30","reason":"","recognition_id":"281979bf-dcf4-4525-bcc5-e11e319fc259","received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(100,12,'410124b6-5755-4da0-b284-9c7fa9627678','applications','31d75985-8729-40b0-a1d5-2cfb1d8beb68','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(101,12,'410124b6-5755-4da0-b284-9c7fa9627678','applications','31d75985-8729-40b0-a1d5-2cfb1d8beb68','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(102,12,'410124b6-5755-4da0-b284-9c7fa9627678','steps','9f759fd6-e482-47d0-90e4-111176870b60','insert','',NULL,'{"id":"9f759fd6-e482-47d0-90e4-111176870b60","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","application_id":"31d75985-8729-40b0-a1d5-2cfb1d8beb68","position":2,"event":"review","before":"recognized","after":"re_review","day":"2026-10-01","receipt":"","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(103,12,'410124b6-5755-4da0-b284-9c7fa9627678','applications','31d75985-8729-40b0-a1d5-2cfb1d8beb68','update','stage','"recognized"','"re_review"');
INSERT INTO "journal" VALUES(104,12,'410124b6-5755-4da0-b284-9c7fa9627678','applications','31d75985-8729-40b0-a1d5-2cfb1d8beb68','update','stage_on','"2026-07-01"','"2026-10-01"');
INSERT INTO "journal" VALUES(105,13,'410124b6-5755-4da0-b284-9c7fa9627678','papers','a3ac8c98-ae73-4b5f-beea-df1755b8f66d','update','received_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(106,13,'410124b6-5755-4da0-b284-9c7fa9627678','papers','a3ac8c98-ae73-4b5f-beea-df1755b8f66d','update','valid_to','null','"2027-02-20"');
INSERT INTO "journal" VALUES(107,13,'410124b6-5755-4da0-b284-9c7fa9627678','papers','a3ac8c98-ae73-4b5f-beea-df1755b8f66d','update','note','""','"原件"');
INSERT INTO "journal" VALUES(108,14,'410124b6-5755-4da0-b284-9c7fa9627678','papers','a3ac8c98-ae73-4b5f-beea-df1755b8f66d','update','note','"原件"','""');
INSERT INTO "journal" VALUES(109,14,'410124b6-5755-4da0-b284-9c7fa9627678','papers','a3ac8c98-ae73-4b5f-beea-df1755b8f66d','update','valid_to','"2027-02-20"','null');
INSERT INTO "journal" VALUES(110,14,'410124b6-5755-4da0-b284-9c7fa9627678','papers','a3ac8c98-ae73-4b5f-beea-df1755b8f66d','update','received_on','"2026-11-21"','null');
INSERT INTO "journal" VALUES(111,15,'410124b6-5755-4da0-b284-9c7fa9627678','people','e3c4e623-ee9e-4830-a364-ba6be17693c3','insert','',NULL,'{"id":"e3c4e623-ee9e-4830-a364-ba6be17693c3","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","name":"王示例","role":"财务总监","phone":"0571-00000000","note":"周一不在","main":false,"position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(112,15,'410124b6-5755-4da0-b284-9c7fa9627678','people','e3c4e623-ee9e-4830-a364-ba6be17693c3','update','main','false','true');
INSERT INTO "journal" VALUES(113,15,'410124b6-5755-4da0-b284-9c7fa9627678','tags','8106677b-6090-42e4-b80c-c0041fffa294','insert','',NULL,'{"id":"8106677b-6090-42e4-b80c-c0041fffa294","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","word":"重点","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(114,15,'410124b6-5755-4da0-b284-9c7fa9627678','tags','5cb36f6b-03a5-48d0-917f-1c780a330279','insert','',NULL,'{"id":"5cb36f6b-03a5-48d0-917f-1c780a330279","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","word":"外贸","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(115,15,'410124b6-5755-4da0-b284-9c7fa9627678','links','d1fd9434-dece-488e-9256-045811c3038f','insert','',NULL,'{"id":"d1fd9434-dece-488e-9256-045811c3038f","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","other_id":null,"other_name":"示例集团","kind":"parent","note":"持股 60%","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(116,15,'410124b6-5755-4da0-b284-9c7fa9627678','links','816088eb-66ae-4959-a870-69b934c8d0a8','insert','',NULL,'{"id":"816088eb-66ae-4959-a870-69b934c8d0a8","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","other_id":"682991a8-28c4-456b-a46c-a77a62e19d56","other_name":"","kind":"sister","note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(117,15,'410124b6-5755-4da0-b284-9c7fa9627678','files','221fd667-518b-4166-9cc5-6a3fed5be18e','insert','',NULL,'{"id":"221fd667-518b-4166-9cc5-6a3fed5be18e","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","sha256":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","name":"审计报告.pdf","size":8589934592,"valid_to":"2027-06-30","note":"扫描件","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(118,15,'410124b6-5755-4da0-b284-9c7fa9627678','file_uses','198de651-33db-4d4c-a40e-72d4502369ee','insert','',NULL,'{"id":"198de651-33db-4d4c-a40e-72d4502369ee","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","file_id":"221fd667-518b-4166-9cc5-6a3fed5be18e","kind":"fact","key":"revenue","year":2025,"item":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(119,15,'410124b6-5755-4da0-b284-9c7fa9627678','file_uses','e44818b5-7ff3-4f2c-9bec-678872091653','insert','',NULL,'{"id":"e44818b5-7ff3-4f2c-9bec-678872091653","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","file_id":"221fd667-518b-4166-9cc5-6a3fed5be18e","kind":"clause","key":"hz-2025-66","year":null,"item":"7","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(120,15,'410124b6-5755-4da0-b284-9c7fa9627678','opinions','19cde1ec-2de8-4397-b7c4-ef5027ab1176','insert','',NULL,'{"id":"19cde1ec-2de8-4397-b7c4-ef5027ab1176","client_id":"410124b6-5755-4da0-b284-9c7fa9627678","measure":"hz-2025-66.7.renovation","item":"","outcome":"eligible","reason":"已电话向区经信局核实","held_on":"2026-11-21","held_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
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
INSERT INTO "links" VALUES('d1fd9434-dece-488e-9256-045811c3038f','410124b6-5755-4da0-b284-9c7fa9627678',NULL,'示例集团','parent','持股 60%','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "links" VALUES('816088eb-66ae-4959-a870-69b934c8d0a8','410124b6-5755-4da0-b284-9c7fa9627678','682991a8-28c4-456b-a46c-a77a62e19d56','','sister','','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "marks" VALUES('b77a48d9-bd16-485c-b44e-2b789b7dc926','410124b6-5755-4da0-b284-9c7fa9627678','hnte','update','update-2026/2026','2026-11-21','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "opinions" VALUES('19cde1ec-2de8-4397-b7c4-ef5027ab1176','410124b6-5755-4da0-b284-9c7fa9627678','hz-2025-66.7.renovation','','eligible','已电话向区经信局核实','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "papers" VALUES('a3ac8c98-ae73-4b5f-beea-df1755b8f66d','410124b6-5755-4da0-b284-9c7fa9627678','f32c202e-34f8-4b9a-90e8-64c7581cfec6',0,'营业执照',1,'复印件','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "papers" VALUES('ef0cb669-2f81-4367-bffe-3ccf8f3d9daf','410124b6-5755-4da0-b284-9c7fa9627678','f32c202e-34f8-4b9a-90e8-64c7581cfec6',1,'佐证',0,'','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "people" VALUES('e3c4e623-ee9e-4830-a364-ba6be17693c3','410124b6-5755-4da0-b284-9c7fa9627678','王示例','财务总监','0571-00000000','周一不在',1,0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "plans" VALUES('d3093c59-be57-48b6-b72d-083ad3edf1f9','410124b6-5755-4da0-b284-9c7fa9627678','{"growth": {"较可能": {"revenue": "10%"}}, "title": "little_giant", "years": 3}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "received" VALUES('fe180c4c-d3b3-4dd1-aee1-9e2c16396a78','410124b6-5755-4da0-b284-9c7fa9627678',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('da9a352f-5371-4bfd-8114-fcd58856f18e','410124b6-5755-4da0-b284-9c7fa9627678','88cb0cbc-caa5-46f8-93ba-0c6cca3867b9','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('3a68ef56-a2fc-4841-8225-7c16095b0406','682991a8-28c4-456b-a46c-a77a62e19d56',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('aad867f4-bf39-4c37-8296-49b27c81eec4','682991a8-28c4-456b-a46c-a77a62e19d56','821dc2c6-e3de-44ee-a475-4c031bb966d3','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('428de39c-317f-4602-a35b-0c580895afd8','410124b6-5755-4da0-b284-9c7fa9627678','88cb0cbc-caa5-46f8-93ba-0c6cca3867b9','hz-2025-66.7.renovation','',1,2026,'示例区经信局','第一笔','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "recognitions" VALUES('48e5fb18-d830-4f1c-8e2f-d9da33e6ea7c','410124b6-5755-4da0-b284-9c7fa9627678','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('1f57d9e0-c69f-4ce7-8b4f-9b8bfa2b56a1','410124b6-5755-4da0-b284-9c7fa9627678','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('c9a2ddd6-f842-489d-8aa8-56364a99285b','682991a8-28c4-456b-a46c-a77a62e19d56','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('83b95aa4-772d-45c0-84a8-bbac25bca475','682991a8-28c4-456b-a46c-a77a62e19d56','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('281979bf-dcf4-4525-bcc5-e11e319fc259','410124b6-5755-4da0-b284-9c7fa9627678','little_giant','first','2026-07-01','2029-06-30','示例〔2026〕7号','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "steps" VALUES('e770c5a3-f4cc-44d1-a78d-456da1d4a5d9','410124b6-5755-4da0-b284-9c7fa9627678','f32c202e-34f8-4b9a-90e8-64c7581cfec6',0,'submit','lead','submitted','2026-05-01','受理 1 号','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('bff2c5c7-1e95-4dd4-a503-334a937503ba','410124b6-5755-4da0-b284-9c7fa9627678','f32c202e-34f8-4b9a-90e8-64c7581cfec6',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕8号',123456789,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('17426baa-fb12-4b38-920b-38166ac00fe0','410124b6-5755-4da0-b284-9c7fa9627678','f32c202e-34f8-4b9a-90e8-64c7581cfec6',2,'pay','recognized','paying','2026-09-01','','拨 1 号',1,'示例区经信局','第一笔',NULL,'',NULL,'428de39c-317f-4602-a35b-0c580895afd8','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('98ef00a1-5cc2-4007-9e53-b380f2bb2227','410124b6-5755-4da0-b284-9c7fa9627678','31d75985-8729-40b0-a1d5-2cfb1d8beb68',0,'submit','cultivating','submitted','2026-05-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('f1a1a52e-5e70-4f1e-acaf-4ca75467196f','410124b6-5755-4da0-b284-9c7fa9627678','31d75985-8729-40b0-a1d5-2cfb1d8beb68',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕7号',NULL,'','','2029-06-30','','281979bf-dcf4-4525-bcc5-e11e319fc259',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('9f759fd6-e482-47d0-90e4-111176870b60','410124b6-5755-4da0-b284-9c7fa9627678','31d75985-8729-40b0-a1d5-2cfb1d8beb68',2,'review','recognized','re_review','2026-10-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "tags" VALUES('8106677b-6090-42e4-b80c-c0041fffa294','410124b6-5755-4da0-b284-9c7fa9627678','重点','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "tags" VALUES('5cb36f6b-03a5-48d0-917f-1c780a330279','410124b6-5755-4da0-b284-9c7fa9627678','外贸','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "tasks" VALUES('f70b12cd-5103-4543-a2f0-d5122c1772ff','410124b6-5755-4da0-b284-9c7fa9627678','f32c202e-34f8-4b9a-90e8-64c7581cfec6','盖章','2026-12-10',NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "tasks" VALUES('88d109e4-913f-45d3-be99-8f6889f7fc05','410124b6-5755-4da0-b284-9c7fa9627678',NULL,'回访',NULL,'2026-11-21','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "windows" VALUES('49cc0f2d-1f28-491b-9a65-9f1fb09194d3','330100','hz-2025-66.7.renovation','2026','2026-03-01','2026-06-30','示例通知','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "sqlite_sequence" VALUES('journal',120);
COMMIT;
